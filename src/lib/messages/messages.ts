import type { benchmark } from '#lib/messages/en/benchmark.ts';
import type { bridge } from '#lib/messages/en/bridge.ts';
import type { catalogue } from '#lib/messages/en/catalogue.ts';
import type { chat } from '#lib/messages/en/chat.ts';
import type { chats } from '#lib/messages/en/chats.ts';
import type { common } from '#lib/messages/en/common.ts';
import type { confidence } from '#lib/messages/en/confidence.ts';
import type { connect } from '#lib/messages/en/connect.ts';
import type { context } from '#lib/messages/en/context.ts';
import type { device } from '#lib/messages/en/device.ts';
import type { disk } from '#lib/messages/en/disk.ts';
import type { drawing } from '#lib/messages/en/drawing.ts';
import type { erase } from '#lib/messages/en/erase.ts';
import type { errors } from '#lib/messages/en/errors.ts';
import type { findings } from '#lib/messages/en/findings.ts';
import type { fit } from '#lib/messages/en/fit.ts';
import type { hub } from '#lib/messages/en/hub.ts';
import type { imports } from '#lib/messages/en/imports.ts';
import type { language } from '#lib/messages/en/language.ts';
import type { library } from '#lib/messages/en/library.ts';
import type { markdown } from '#lib/messages/en/markdown.ts';
import type { measure } from '#lib/messages/en/measure.ts';
import type { models } from '#lib/messages/en/models.ts';
import type { notebook } from '#lib/messages/en/notebook.ts';
import type { receipt } from '#lib/messages/en/receipt.ts';
import type { sampling } from '#lib/messages/en/sampling.ts';
import type { schema } from '#lib/messages/en/schema.ts';
import type { settings } from '#lib/messages/en/settings.ts';
import type { shell } from '#lib/messages/en/shell.ts';
import type { speech } from '#lib/messages/en/speech.ts';
import type { steps } from '#lib/messages/en/steps.ts';

/**
 * All texts of the app, by area. A further language is one file that exports an object of this type, and one line in
 * `languages.ts`; what it lacks does not compile.
 */
export interface Messages {
	benchmark: typeof benchmark;
	bridge: typeof bridge;
	catalogue: typeof catalogue;
	chat: typeof chat;
	chats: typeof chats;
	common: typeof common;
	confidence: typeof confidence;
	connect: typeof connect;
	context: typeof context;
	device: typeof device;
	disk: typeof disk;
	drawing: typeof drawing;
	erase: typeof erase;
	errors: typeof errors;
	findings: typeof findings;
	fit: typeof fit;
	hub: typeof hub;
	imports: typeof imports;
	language: typeof language;
	library: typeof library;
	markdown: typeof markdown;
	measure: typeof measure;
	models: typeof models;
	notebook: typeof notebook;
	receipt: typeof receipt;
	sampling: typeof sampling;
	schema: typeof schema;
	settings: typeof settings;
	shell: typeof shell;
	speech: typeof speech;
	steps: typeof steps;
}
