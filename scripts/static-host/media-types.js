import { extname } from 'node:path';

/** @type {Record<string, string>} */
const byExtension = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.md': 'text/markdown; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	// `application/wasm` is what lets a browser compile while it downloads.
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
	'.woff2': 'font/woff2'
};

/**
 * The media type of a file, by its name. Weights (`.gguf`, `.onnx`, `.safetensors`) have none of their own.
 * @param {string} path
 */
export function mediaType(path) {
	return byExtension[extname(path)] ?? 'application/octet-stream';
}

/**
 * Does it pay to compress this? Weights and pictures are as small as they get.
 * @param {string} type a media type
 */
export function isCompressible(type) {
	return /^text\/|json|svg|wasm/.test(type);
}
