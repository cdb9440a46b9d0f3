import type {
	Authorization,
	FileRequest,
	ImportRequest,
	StoredFile,
	StoreKind,
	TransferProgress,
	TransferTuning,
	Usage
} from '#lib/weights/types.ts';

type Tuning = Partial<TransferTuning>;
/** How to fetch. */
export interface Fetching {
	tuning: Tuning;
	authorization: Authorization | null;
}

/** What `weights.worker.ts` serves. */
export type WeightMethods = {
	download: { params: { request: FileRequest } & Fetching; event: TransferProgress; result: StoredFile };
	importFile: {
		params: { blob: Blob; request: ImportRequest; tuning: Tuning };
		event: TransferProgress;
		result: StoredFile;
	};
	open: { params: { id: string }; event: TransferProgress; result: File };
	verify: { params: { id: string }; event: TransferProgress; result: { damagedBytes: number } };
	repair: { params: { id: string } & Fetching; event: TransferProgress; result: StoredFile };
	remove: { params: { id: string }; event: never; result: null };
	list: { params: null; event: never; result: StoredFile[] };
	kind: { params: null; event: never; result: StoreKind };
	usage: { params: null; event: never; result: Usage };
	tidy: { params: null; event: never; result: number };
};
