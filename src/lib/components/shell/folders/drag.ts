/** What a chat of the list is dragged as, beside its address; nothing else is dropped into folders. */
const chatType = 'application/x-hearth-chat';

/** A drag of this chat has begun. */
export function dragChat({ dataTransfer }: DragEvent, id: string): void {
	if (!dataTransfer) return;
	dataTransfer.setData(chatType, id);
	dataTransfer.effectAllowed = 'copyMove'; // its address can be copied elsewhere
}

/** Takes in chats that are dropped on an element, which has `data-over` while one is above it. */
export function takeChats(ondrop: (id: string) => void): (element: HTMLElement) => () => void {
	return (element) => {
		const leave = () => delete element.dataset.over;
		const over = (event: DragEvent) => {
			if (!event.dataTransfer?.types.includes(chatType)) return;
			event.preventDefault();
			event.stopPropagation();
			event.dataTransfer.dropEffect = 'move';
			element.dataset.over = '';
		};
		const drop = (event: DragEvent) => {
			leave();
			const id = event.dataTransfer?.getData(chatType);
			if (!id) return;
			event.preventDefault();
			event.stopPropagation();
			ondrop(id);
		};
		const out = ({ relatedTarget }: DragEvent) => {
			if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) leave();
		};
		const stop = new AbortController();
		const { signal } = stop;
		element.addEventListener('dragover', over, { signal });
		element.addEventListener('dragleave', out, { signal });
		element.addEventListener('drop', drop, { signal });
		return () => stop.abort();
	};
}
