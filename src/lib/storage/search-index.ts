import { newId } from '#lib/base/id.ts';
import { searchedForms } from '#lib/storage/searched-text.ts';
import { checksum, SignatureMaker } from '#lib/storage/signature.ts';
import type { Backend, SignatureRecord, Tables } from '#lib/storage/tables.ts';
import type { Message } from '#lib/storage/chat-types.ts';

/** Chats that are read at a time: a few milliseconds, unless one of them is long. */
const chatsAtOnce = 4;
/** How long work goes on before others have their turn; as much as half a frame. */
const sliceMs = 8;
/** Units of text that are taken to pieces before the clock is looked at. */
const stepUnits = 20_000;

/** Resolves when the next small step may be taken; `false` ends the work there. */
export type GoOn = () => Promise<boolean>;

/**
 * Makes the signatures of all chats that have none, in small steps.
 * @param onSigned is told of chats that now have one
 * @returns false when `goOn` ended it, or when a chat was changed meanwhile and has to be signed another time
 */
export async function signChats(
	backend: Backend,
	goOn: GoOn,
	onSigned: (ids: readonly string[]) => void
): Promise<boolean> {
	const missing = await backend.read(withoutSignature);
	let isAll = true;
	for (let start = 0; start < missing.length; start += chatsAtOnce) {
		if (!(await goOn())) return false;
		const ids = missing.slice(start, start + chatsAtOnce);
		const signed = await signSome(backend, ids, goOn);
		if (!signed) return false;
		onSigned(signed);
		isAll &&= signed.length === ids.length;
	}
	return isAll;
}

async function withoutSignature(tables: Tables): Promise<string[]> {
	const [all, signed, claimed] = await Promise.all([
		tables.conversations.ids(),
		tables.signatures.ids(),
		tables.signatures.claimed() // by a tab that was closed meanwhile: one works at a time
	]);
	const done = new Set(signed);
	for (const id of claimed) done.delete(id);
	return all.filter((id) => !done.has(id));
}

/** Returns the ids of those that nobody wrote to meanwhile; `null` when `goOn` ended it. */
async function signSome(backend: Backend, ids: readonly string[], goOn: GoOn): Promise<string[] | null> {
	const claim = newId();
	const chats = await backend.write((tables) => Promise.all(ids.map((id) => claimChat(tables, id, claim))));
	const records: SignatureRecord[] = [];
	for (const [index, id] of ids.entries()) {
		const bits = await sign(chats[index] ?? [], goOn);
		if (!bits) return null;
		records.push({ id, bits, checksum: checksum(bits) });
	}
	return backend.write(async (tables) => {
		const claims = await Promise.all(ids.map((id) => tables.signatures.get(id)));
		const ours = records.filter((_record, index) => claims[index]?.claim === claim);
		await Promise.all(ours.map((record) => tables.signatures.put(record)));
		return ours.map(({ id }) => id);
	});
}

async function claimChat(tables: Tables, id: string, claim: string): Promise<Message[]> {
	if (!(await tables.conversations.get(id))) return [];
	const [records] = await Promise.all([
		tables.messages.ofConversation(id),
		tables.signatures.put({ id, claim, bits: new Uint32Array(), checksum: 0 })
	]);
	return records.map(({ value }) => value);
}

async function sign(messages: readonly Message[], goOn: GoOn): Promise<Uint32Array<ArrayBuffer> | null> {
	const maker = new SignatureMaker();
	let startedMs = performance.now();
	for (const message of messages) {
		for (const form of searchedForms(message)) {
			for (let from = 0; from < (form?.length ?? 1); from += stepUnits) {
				if (form) maker.add(form, from, Math.min(form.length, from + stepUnits));
				if (performance.now() - startedMs < sliceMs) continue;
				if (!(await goOn())) return null;
				startedMs = performance.now();
			}
		}
	}
	return maker.finish();
}
