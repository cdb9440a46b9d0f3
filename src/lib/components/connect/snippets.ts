export interface SnippetParts {
	/** Of the app, without a slash at the end. */
	app: string;
	model: string;
	/** Empty for none. */
	key: string;
}

export interface Snippet {
	id: string;
	label: string;
	/** What it needs or shows, in one sentence. */
	about: string;
	code: (parts: SnippetParts) => string;
}

const question = 'What is a token?';
const json = (value: unknown) => JSON.stringify(value);
/** A list of headers for `fetch`. */
const headers = (key: string) =>
	key === ''
		? "{ 'Content-Type': 'application/json' }"
		: `{ 'Content-Type': 'application/json', Authorization: ${json(`Bearer ${key}`)} }`;

/** Each is run by tests/e2e/api.test.ts as it stands. */
export const snippets: readonly Snippet[] = [
	{
		id: 'fetch',
		label: 'fetch',
		about: 'Nothing but the browser. Paste it into the console of any page of this address.',
		code: ({ app, model, key }) => `const response = await fetch('${app}/v1/chat/completions', {
	method: 'POST',
	headers: ${headers(key)},
	body: JSON.stringify({
		model: ${json(model)},
		messages: [{ role: 'user', content: ${json(question)} }]
	})
});
const answer = await response.json();
console.log(answer.choices[0].message.content);`
	},
	{
		id: 'openai',
		label: 'openai',
		about: 'The package of that name from npm, unchanged, in a page that you serve beside Hearth.',
		code: ({ app, model, key }) => `import OpenAI from 'openai';

const client = new OpenAI({
	baseURL: '${app}/v1',
	apiKey: ${json(key || 'none')},
	dangerouslyAllowBrowser: true
});
const stream = await client.chat.completions.create({
	model: ${json(model)},
	messages: [{ role: 'user', content: ${json(question)} }],
	stream: true
});
for await (const chunk of stream) console.log(chunk.choices[0]?.delta.content ?? '');`
	},
	{
		id: 'ollama',
		label: 'Ollama',
		about: 'The same for code that was written for Ollama: lines of JSON.',
		code: ({ app, model, key }) => `const response = await fetch('${app}/api/chat', {
	method: 'POST',
	headers: ${headers(key)},
	body: JSON.stringify({
		model: ${json(model)},
		messages: [{ role: 'user', content: ${json(question)} }]
	})
});
const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
for (let next = await reader.read(); !next.done; next = await reader.read()) console.log(next.value);`
	}
];

export interface EndpointRow {
	method: 'GET' | 'POST';
	path: string;
	about: string;
}

/** What is answered, for people; the table of code is in `#lib/api/answer-call.ts`, and a test compares the two. */
export const endpointRows: readonly EndpointRow[] = [
	{ method: 'GET', path: '/v1/models', about: 'The models on this device' },
	{ method: 'POST', path: '/v1/chat/completions', about: 'Chat, with streaming, tools and JSON schemas' },
	{ method: 'POST', path: '/v1/responses', about: 'The newer API of OpenAI, without stored state' },
	{ method: 'POST', path: '/v1/completions', about: 'The older one; the prompt goes in as a message' },
	{ method: 'POST', path: '/v1/embeddings', about: 'Vectors, from a model that makes them' },
	{ method: 'GET', path: '/api/tags', about: 'Ollama: the models on this device' },
	{ method: 'GET', path: '/api/ps', about: 'Ollama: the model that is loaded' },
	{ method: 'GET', path: '/api/version', about: 'Ollama: the version of Hearth' },
	{ method: 'POST', path: '/api/chat', about: 'Ollama: chat' },
	{ method: 'POST', path: '/api/generate', about: 'Ollama: one prompt' },
	{ method: 'POST', path: '/api/embed', about: 'Ollama: vectors' },
	{ method: 'POST', path: '/api/show', about: 'Ollama: what is known of a model' }
];
