/** What the thread of a hash offers. */
export type HashMethods = {
	start: { params: { state: Uint8Array<ArrayBuffer> | null }; event: never; result: { resumed: boolean } };
	update: { params: { bytes: Uint8Array<ArrayBuffer> }; event: never; result: { state: Uint8Array<ArrayBuffer> } };
	digest: { params: null; event: never; result: { sha256: string } };
};
