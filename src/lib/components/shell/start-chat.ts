import { goto } from '$app/navigation';
import { resolve } from '$app/paths';

/** Goes to a new chat, with the cursor in its field. */
export async function startChat(): Promise<void> {
	await goto(resolve('/'));
	document.querySelector<HTMLTextAreaElement>('#message')?.focus();
}
