// The page that draws diagrams (docs/decisions/0023), as a plugin of Vite: one file without anything to load.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'vite';

const folder = '_app/immutable/frames';
const entry = 'src/frames/drawing/main.ts';
/** In the development server, which builds the page when it is first asked for. */
const nameInDevelopment = 'drawing-development.html';

/** Kit builds twice, each time with plugins made anew. */
const kept = Symbol.for('hearth drawing page');

/**
 * Two thirds of Mermaid are a second layout for graphs and a renderer of formulas. Graphs are laid out by the first one, also
 * where a text asks for the other, and formulas are shown as they were written.
 * @returns {import('vite').Plugin}
 */
function leaner() {
	const formulas = '\0formulas-as-written';
	return {
		name: 'leaner-mermaid',
		enforce: 'pre',
		resolveId(source, importer) {
			if (source === 'katex') return formulas;
			if (!importer || !/\/mermaid\/dist\//.test(importer) || !/^\.\/elk-\w+\.mjs$/.test(source)) return null;
			const beside = dirname(importer);
			const other = readdirSync(beside).find((name) => /^dagre-\w+\.mjs$/.test(name));
			if (!other)
				throw new Error('This version of Mermaid has other layouts: scripts/drawing-page.js must be adapted.');
			return join(beside, other);
		},
		load(id) {
			if (id !== formulas) return null;
			const written = "tex.replaceAll('&', '&amp;').replaceAll('<', '&lt;')";
			return `export default { renderToString: (tex) => ${written} };`;
		}
	};
}

/** @returns {Promise<string>} everything that the page does, as one script */
async function bundle() {
	const output = await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		plugins: [leaner()],
		// Only for the helper of Vite's that loads chunks, and there are none.
		define: { 'import.meta.url': '""', 'import.meta.resolve': 'undefined' },
		build: {
			write: false,
			modulePreload: false,
			target: 'esnext',
			rollupOptions: { input: entry, output: { format: 'iife', codeSplitting: false } }
		}
	});
	const [made] = [output].flat();
	const chunks = made && 'output' in made ? made.output : [];
	const [only] = chunks;
	if (chunks.length !== 1 || only?.type !== 'chunk') throw new Error('The page that draws must be one script.');
	return only.code;
}

/**
 * A script as it may stand in a page: nothing in it ends or hides the element around it.
 * @param {string} code
 * @throws SyntaxError where that was no part of a string
 */
export function inlineScript(code) {
	const escaped = code
		.trim()
		.replace(/\r\n?/g, '\n')
		.replace(/<(?=\/script|script|!--)/gi, '\\x3C');
	new Script(escaped);
	return escaped;
}

/**
 * The whole page around a script, which is the only one that its policy lets run.
 * @param {string} script
 */
export function drawingPage(script) {
	const hash = createHash('sha256').update(script).digest('base64');
	const policy = [
		"default-src 'none'",
		`script-src 'sha256-${hash}'`,
		"style-src 'unsafe-inline'",
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'"
	].join('; ');
	return [
		'<!doctype html>',
		'<html lang="en">',
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		'<title>Drawing</title>',
		'<style>body { margin: 0; } #stage { overflow-x: auto; } #stage img { display: block; margin: 1rem auto; }</style>',
		'</head>',
		'<body id="hearth-drawing">',
		'<div id="stage"></div>',
		`<script>${script}</script>`,
		'</body>',
		'</html>',
		''
	].join('\n');
}

/** @returns {Promise<{ name: string, html: string }>} */
async function make() {
	const html = drawingPage(inlineScript(await bundle()));
	return { name: `drawing-${createHash('sha256').update(html).digest('hex').slice(0, 8)}.html`, html };
}

/** @returns {Promise<{ name: string, html: string }>} */
function made() {
	const shared = /** @type {{ [kept]?: Promise<{ name: string, html: string }> }} */ (globalThis);
	return (shared[kept] ??= make());
}

/**
 * Emits the page, and tells the app its name as `__DRAWING_PAGE__`.
 * @returns {import('vite').Plugin}
 */
export function drawing() {
	return {
		name: 'drawing-page',
		async config(_config, { command }) {
			const name = command === 'build' ? (await made()).name : nameInDevelopment;
			return { define: { __DRAWING_PAGE__: JSON.stringify(name) } };
		},
		async generateBundle() {
			if (this.environment.name !== 'client') return;
			const { name, html } = await made();
			this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source: html });
		},
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				if (!request.url?.endsWith(`/${folder}/${nameInDevelopment}`)) return next();
				make().then(({ html }) => {
					response.setHeader('Content-Type', 'text/html');
					response.end(html);
				}, next);
			});
		}
	};
}
