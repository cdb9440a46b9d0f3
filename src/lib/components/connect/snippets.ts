import type { connect } from '#lib/messages/en/connect.ts';

export interface SnippetParts {
	/** Of the app, without a slash at the end. */
	app: string;
	model: string;
	/** Empty for none. */
	key: string;
}

export type SnippetId = keyof typeof connect.fromCode.about;

export interface Snippet {
	id: SnippetId;
	/** A name. */
	label: string;
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
	/** The text that says what it is for. */
	about: keyof typeof connect.endpoints.about;
}

/** What is answered, for people; the table of code is in `#lib/api/answer-call.ts`, and a test compares the two. */
export const endpointRows: readonly EndpointRow[] = [
	{ method: 'GET', path: '/v1/models', about: 'models' },
	{ method: 'POST', path: '/v1/chat/completions', about: 'chat' },
	{ method: 'POST', path: '/v1/responses', about: 'responses' },
	{ method: 'POST', path: '/v1/completions', about: 'completions' },
	{ method: 'POST', path: '/v1/embeddings', about: 'embeddings' },
	{ method: 'GET', path: '/api/tags', about: 'ollamaModels' },
	{ method: 'GET', path: '/api/ps', about: 'ollamaLoaded' },
	{ method: 'GET', path: '/api/version', about: 'ollamaVersion' },
	{ method: 'POST', path: '/api/chat', about: 'ollamaChat' },
	{ method: 'POST', path: '/api/generate', about: 'ollamaGenerate' },
	{ method: 'POST', path: '/api/embed', about: 'ollamaEmbed' },
	{ method: 'POST', path: '/api/show', about: 'ollamaShow' }
];
