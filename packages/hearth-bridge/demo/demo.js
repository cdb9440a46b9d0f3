// The whole of it: connect in a click, then use `bridge.fetch` as you would use `fetch`. On your website the first line is
//   import { connect } from 'hearth-bridge';
import { connect } from '../dist/index.js';

const find = (id) => document.getElementById(id);

/** What the user sees in the window of Hearth, said on the page, too. */
const words = {
	asking: 'Hearth asks you in its window.',
	api_off: 'Its API is off. Switch it on in its window.',
	no_host: 'Open a tab of Hearth: its window has a button for that.',
	ready: 'Connected.'
};

const say = (text) => (find('status').value = text);

let bridge = null;

async function begin(mode) {
	say('Opening Hearth.');
	try {
		bridge = await connect({
			hearth: find('address').value,
			mode,
			container: find('place'),
			onstatus: (status) => say(words[status])
		});
	} catch (error) {
		return say(`${error.code}: ${error.message}`);
	}
	globalThis.bridge = bridge; // to play with it in the console
	find('chat').disabled = find('close').disabled = false;
	bridge.closed.then((error) => {
		find('chat').disabled = find('close').disabled = true;
		say(`${error.code}: ${error.message}`);
	});
}

find('popup').onclick = () => begin('popup');
find('frame').onclick = () => begin('frame');
find('close').onclick = () => bridge.close();

// With the package `openai` this would be:
//   const client = new OpenAI({ baseURL: bridge.baseURL, apiKey: 'none', dangerouslyAllowBrowser: true, fetch: bridge.fetch });
async function ask(signal) {
	const { data } = await (await bridge.fetch(`${bridge.baseURL}/models`)).json();
	const response = await bridge.fetch(`${bridge.baseURL}/chat/completions`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({
			model: data[0].id,
			stream: true,
			messages: [{ role: 'user', content: find('question').value }]
		}),
		signal
	});
	if (!response.ok) throw new Error((await response.json()).error.message);
	let rest = '';
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		const lines = (rest + next.value).split('\n');
		rest = lines.pop();
		for (const line of lines) {
			if (!line.startsWith('data: {')) continue;
			find('answer').value += JSON.parse(line.slice(6)).choices[0]?.delta.content ?? '';
		}
	}
}

find('ask').onclick = async () => {
	const stop = new AbortController();
	find('answer').value = '';
	find('stop').disabled = false;
	find('stop').onclick = () => stop.abort();
	try {
		await ask(stop.signal);
	} catch (error) {
		find('answer').value += stop.signal.aborted ? ' (stopped)' : ` (${error.message})`;
	}
	find('stop').disabled = true;
};
