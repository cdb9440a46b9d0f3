import {
	date,
	fixed,
	formatBytes,
	formatDuration,
	languageName,
	list,
	number,
	percent,
	plural
} from '#lib/messages/format.ts';
import type { Messages } from '#lib/messages/messages.ts';

const connectRequests = (count: number): string => plural(count, { one: '# Anfrage', other: '# Anfragen' });

/** How much faster, with the word that follows it; `NaN` where it could not be measured. */
const connectGain = (gain: number): string =>
	Number.isFinite(gain) ? `${fixed(gain, 2)}-mal so schnell wie` : 'nicht messbar schneller als';

const findingsCores = (count: number): string => plural(count, { one: '# Kern', other: '# Kerne' });
/** After “von”. */
const findingsOfCores = (count: number): string => plural(count, { one: '# Kern', other: '# Kernen' });
const findingsGigabytes = (count: number, capped: boolean): string =>
	`${number(count)} GB${capped ? ' oder mehr' : ''}`;
const findingsCharge = (share: number): string => `${number(Math.round(share * 100))} %`;
/** At the beginning of a sentence; `null`: the browser tells no name. */
const findingsAtStart = (browser: string | null): string => browser ?? 'Dieser Browser';
const findingsSecureAddress =
	'Öffnen Sie Hearth unter einer Adresse, die mit https:// beginnt, oder unter http://localhost.';

/** Inside of a sentence, accusative; `null`: the browser tells no name. */
const stepsInside = (browser: string | null): string => browser ?? 'diesen Browser';
/** The same, dative. */
const stepsOf = (browser: string | null): string => browser ?? 'diesem Browser';

/** Without a mark for thousands. */
const measureDigits = (value: number, count: number): string =>
	number(value, { minimumFractionDigits: count, maximumFractionDigits: count, useGrouping: false });
const measureRate = (tokensPerSecond: number): string =>
	`${measureDigits(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} Token/s`;
const measureTableRate = (tokensPerSecond: number): string =>
	tokensPerSecond < 0.1 ? `unter ${number(0.1)} Token/s` : measureRate(tokensPerSecond);
const measureBytesRate = (bytesPerSecond: number): string => `${formatBytes(bytesPerSecond)}/s`;
const measureMs = (value: number): string => `${measureDigits(value, value < 10 ? 2 : 0)} ms`;
const measurePlace = (onGpu: boolean): string => (onGpu ? 'GPU' : 'CPU');

const benchmarkLengths = (tokens: readonly number[]): string =>
	list(
		tokens.map((count) => number(count)),
		{ type: 'unit' }
	);
const benchmarkPlace = (onGpu: boolean): string => (onGpu ? 'GPU' : 'CPU');

/** German. */
export const de: Messages = {
	common: {
		add: 'Hinzufügen',
		cancel: 'Abbrechen',
		close: 'Schließen',
		copied: 'Kopiert',
		copy: 'Kopieren',
		delete: 'Löschen',
		dismiss: 'Ausblenden',
		download: 'Herunterladen',
		more: 'Mehr',
		remove: 'Entfernen',
		rename: 'Umbenennen',
		save: 'Speichern',
		stop: 'Stoppen',
		tryAgain: 'Erneut versuchen',
		undo: 'Rückgängig'
	},
	shell: {
		frame: {
			skip: 'Zum Inhalt springen',
			menu: 'Menü',
			closeMenu: 'Menü schließen',
			search: 'Suchen',
			pages: 'Seiten',
			copyRefused: 'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie stattdessen den Text.',
			downloaded: (share) => `${percent(share)} · `
		},
		pages: {
			notebook: 'Notizbuch',
			models: 'Modelle',
			system: 'System',
			connect: 'Verbinden',
			settings: 'Einstellungen'
		},
		palette: {
			title: 'Chats durchsuchen und Seiten öffnen',
			placeholder: 'Chats durchsuchen oder Seite öffnen',
			chats: 'Chats',
			archived: 'archiviert',
			answerWith: 'Antworten mit',
			goTo: 'Gehe zu',
			searching: 'Suche läuft …',
			nothing: (query) => `„${query}“ kommt nirgends vor.`,
			found: (chats) => plural(chats, { one: '# Chat gefunden', other: '# Chats gefunden' })
		},
		paletteWords: {
			newChat: 'neu starten beginnen anfangen gespräch unterhaltung start begin',
			models: 'herunterladen installieren bibliothek entdecken laden download install library discover',
			notebook: 'rohtext vervollständigen text schreiben fortsetzen geschichte raw completion write continue story',
			system: 'gpu hardware gerät prüfen speicher arbeitsspeicher geschwindigkeit tempo device check memory speed',
			connect:
				'api openai ollama server adresse schlüssel code programm schnittstelle anschließen lokal address key client local',
			settings:
				'farbschema dunkel hell exportieren importieren löschen daten vorgaben sprache optionen theme dark light export import delete data defaults preferences',
			sheet: 'tasten tastatur kürzel hilfe keys help'
		},
		shortcuts: {
			palette: 'Chats durchsuchen oder Seite öffnen',
			newChat: 'Neuer Chat',
			stop: 'Antwort stoppen',
			sheet: 'Tastenkürzel',
			send: 'Senden, sofern in den Einstellungen nichts anderes gewählt ist',
			sendAnyway: 'Senden',
			newLine: 'Neue Zeile',
			continueText: 'Das Modell fortsetzen lassen',
			saveEdit: 'Bearbeitete Nachricht senden',
			cancelEdit: 'Unverändert lassen',
			saveName: 'Namen speichern',
			cancelName: 'Alten Namen behalten'
		},
		shortcutPlaces: {
			anywhere: 'Überall',
			composer: 'Im Nachrichtenfeld',
			notebook: 'Im Notizbuch',
			editing: 'Beim Bearbeiten einer Nachricht',
			renaming: 'Beim Umbenennen eines Chats'
		},
		keys: {
			control: 'Strg',
			escape: 'Esc',
			enter: 'Eingabe',
			or: 'oder'
		},
		switcher: {
			model: 'Modell:',
			current: (name) => `Modell: ${name}`,
			title: 'Modelle auf diesem Gerät',
			parameters: (amount) => `${amount} Parameter`,
			onGpu: 'auf der GPU',
			onCpu: 'auf der CPU',
			moveHere: 'Hierher holen',
			all: 'Alle Modelle',
			more: 'Weitere holen …'
		},
		update: {
			ready: 'Eine neue Version ist bereit.',
			reloads: 'Alle offenen Tabs werden neu geladen.',
			waits: 'Sie wartet auf die Antwort, dann werden alle offenen Tabs neu geladen.',
			accepted: 'Die neue Version startet, sobald die Antwort fertig ist.',
			accept: 'Jetzt aktualisieren',
			later: 'Später',
			notNow: 'Nicht jetzt'
		},
		error: {
			notFound: 'Hier ist nichts',
			notFoundLead: 'Hearth hat unter dieser Adresse keine Seite. Ihre Chats sind da, wo sie waren.',
			failed: 'Diese Seite ließ sich nicht öffnen',
			failedLead: 'Ihre Chats sind sicher; sie werden getrennt von den Seiten aufbewahrt.',
			reason: (reason) => `${reason ?? 'Unbekannter Fehler'}. Neu laden hilft meistens.`,
			newChat: 'Neuen Chat beginnen'
		}
	},
	chats: {
		list: {
			chats: 'Chats',
			pinned: 'Angeheftet',
			archived: 'Archiviert',
			archivedCount: (count) => `Archiviert (${number(count)})`,
			all: 'Alle Chats',
			none: 'Hier erscheinen Ihre Chats; sie bleiben in diesem Browser.',
			older: 'Ältere Chats anzeigen'
		},
		ages: {
			today: 'Heute',
			yesterday: 'Gestern',
			last7Days: 'Letzte 7 Tage',
			last30Days: 'Letzte 30 Tage',
			month: (atMs) => date(atMs, { month: 'long', year: 'numeric' })
		},
		menu: {
			options: (title) => `Optionen für ${title}`,
			pin: 'Anheften',
			unpin: 'Nicht mehr anheften',
			move: 'In Ordner verschieben …',
			saveAsText: 'Als Text speichern',
			saveAll: 'Mit allen Versionen speichern',
			archive: 'Archivieren',
			putBack: 'Aus dem Archiv holen',
			name: 'Name des Chats'
		},
		folders: {
			title: 'Ordner',
			new: 'Neuer Ordner',
			name: 'Name des Ordners',
			options: (name) => `Optionen für den Ordner ${name}`,
			delete: 'Ordner löschen, Chats behalten',
			chatsIn: (name) => `Chats in ${name}`,
			empty: 'Leer. „In Ordner verschieben“ steht im Menü jedes Chats.',
			moveTitle: 'In Ordner verschieben',
			takeOut: 'Aus dem Ordner nehmen',
			move: 'Verschieben',
			movedTo: (name) =>
				name === undefined ? 'Der Chat wurde in einen Ordner verschoben.' : `Der Chat wurde nach „${name}“ verschoben.`,
			takenOut: (name) =>
				name === undefined ? 'Der Chat wurde aus seinem Ordner genommen.' : `Der Chat wurde aus „${name}“ genommen.`,
			deletedEmpty: (name) => `Der Ordner „${name}“ wurde gelöscht. Er war leer.`,
			deleted: (name, chatCount) =>
				`Der Ordner „${name}“ wurde gelöscht. ${plural(chatCount, {
					one: 'Sein Chat bleibt erhalten, jetzt ohne Ordner.',
					other: 'Seine # Chats bleiben erhalten, jetzt ohne Ordner.'
				})}`,
			gone: 'Dieser Ordner wurde in einem anderen Tab gelöscht. Der Chat bleibt, wo er war.'
		},
		branch: {
			questionDeleted: 'Ihre Nachricht wurde gelöscht.',
			answerDeleted: 'Die Antwort wurde gelöscht.',
			questionAndMoreDeleted: (more) =>
				plural(more, {
					one: 'Ihre Nachricht und # Nachricht danach wurden gelöscht.',
					other: 'Ihre Nachricht und # Nachrichten danach wurden gelöscht.'
				}),
			answerAndMoreDeleted: (more) =>
				plural(more, {
					one: 'Die Antwort und # Nachricht danach wurden gelöscht.',
					other: 'Die Antwort und # Nachrichten danach wurden gelöscht.'
				}),
			beingWritten: 'Ein anderer Tab schreibt dort gerade eine Antwort. Erst stoppen, dann löschen.',
			parentGone: 'Worauf dies die Antwort war, ist ebenfalls gelöscht. Holen Sie das zuerst zurück.',
			goneAlready: 'Ein anderer Tab hat das bereits gelöscht.'
		},
		data: {
			writing: 'Datei wird geschrieben …',
			writingChat: (done, total) => `Chat ${number(done)} von ${number(total)} wird geschrieben …`,
			exported: (fileName, bytes) => `${fileName} ist gespeichert: ${formatBytes(bytes)}.`,
			exportCanceled: 'Der Export wurde abgebrochen. Es blieb keine Datei zurück.',
			notWritten: (reason) =>
				`Die Datei ließ sich nicht schreiben, und nichts davon blieb zurück. Wählen Sie einen anderen Ort, oder schaffen Sie Platz auf dem Datenträger. Der Browser sagt: ${reason}`,
			reading: 'Datei wird gelesen …',
			understanding: (done, total) => `Chat ${number(done)} von ${number(total)} wird ausgewertet …`,
			saving: (done, total) => `Chat ${number(done)} von ${number(total)} wird gespeichert …`,
			takingBack: 'Wird zurückgenommen …',
			takenBack: 'Der Import wurde zurückgenommen.',
			deleting: 'Wird gelöscht …',
			deleted: 'Alle Chats wurden gelöscht.',
			canceled: 'Der Import wurde abgebrochen. Nichts wurde geändert.'
		},
		imported: {
			sentence: (parts) => `${parts.join(', ')}.`,
			added: (count) => plural(count, { one: '# Chat hinzugefügt', other: '# Chats hinzugefügt' }),
			grown: (count) => plural(count, { one: '# bekam neuere Nachrichten', other: '# bekamen neuere Nachrichten' }),
			present: (count) => plural(count, { one: '# war schon da', other: '# waren schon da' }),
			folders: (count) => plural(count, { one: '# Ordner hinzugefügt', other: '# Ordner hinzugefügt' }),
			drafts: (count) => plural(count, { one: '# Entwurf hinzugefügt', other: '# Entwürfe hinzugefügt' }),
			draftsKept: (count) => plural(count, { one: '# Entwurf hier beibehalten', other: '# Entwürfe hier beibehalten' }),
			presets: (count) => plural(count, { one: '# Vorlage hinzugefügt', other: '# Vorlagen hinzugefügt' }),
			settings: (count) => plural(count, { one: '# Einstellung übernommen', other: '# Einstellungen übernommen' }),
			settingsKept: (count) =>
				plural(count, { one: '# Einstellung hier beibehalten', other: '# Einstellungen hier beibehalten' }),
			notebook: 'Text des Notizbuchs hinzugefügt',
			notebookKept: 'Notizbuch hier beibehalten',
			leftOut: (things) => `${list(things)} ausgelassen`,
			nothing: 'Die Datei enthält keine Chats.',
			nothingNew: 'Alles in der Datei war schon da.'
		},
		leftOut: {
			image: (count) => plural(count, { one: '# Bild', other: '# Bilder' }),
			file: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
			recording: (count) => plural(count, { one: '# Aufnahme', other: '# Aufnahmen' }),
			'custom instruction': (count) => plural(count, { one: '# eigene Anweisung', other: '# eigene Anweisungen' })
		}
	},
	catalogue: {
		'smollm2-135m': 'Eines der kleinsten Modelle, die chatten können. Startet sofort, weiß wenig.',
		'smollm2-360m': 'Klein und schnell, für kurze Antworten und zum Umschreiben auf Englisch.',
		'smollm2-1.7b': 'Das größte SmolLM2: brauchbare englische Antworten auf den meisten Laptops.',
		'smollm3-3b': 'Antwortet sofort oder denkt erst nach, in sechs europäischen Sprachen; offene Daten.',
		'llama-3.2-1b': 'Ein gutes erstes Modell: klein, mehrsprachig, mit langem Kontext.',
		'llama-3.2-3b': 'Klare Antworten und Zusammenfassungen, für Laptops mit etwas freiem Arbeitsspeicher.',
		'llama-3.1-8b': 'Ein starker Allrounder, der Werkzeuge verwendet; braucht eine gute GPU.',
		'hermes-3-llama-3.2-3b': 'Ein Llama 3.2, das Anweisungen und Rollenspiele genau befolgt.',
		'qwen2.5-0.5b': 'Winzig und mehrsprachig; gut für kurze Aufgaben.',
		'qwen2.5-1.5b': 'Klein und fähig in vielen Sprachen.',
		'qwen2.5-3b': 'Ausgewogen; die Lizenz erlaubt nur Forschung.',
		'qwen2.5-7b': 'Stark in Sprachen, Mathematik und strukturierter Ausgabe.',
		'qwen2.5-14b': 'Die besten Antworten dieser Familie, die in eine große GPU passen.',
		'qwen2.5-coder-0.5b': 'Vervollständigt kleine Stücke Code auf jedem Gerät.',
		'qwen2.5-coder-1.5b': 'Schreibt und erklärt kurze Programme.',
		'qwen2.5-coder-3b': 'Ein praktischer Helfer bei Code; die Lizenz erlaubt nur Forschung.',
		'qwen2.5-coder-7b': 'Schreibt, repariert und erklärt Code gut.',
		'qwen2.5-coder-14b': 'Schreibt fast so guten Code wie große Modelle; braucht eine große GPU.',
		'qwen2.5-math-1.5b': 'Löst Schulmathematik Schritt für Schritt, und sonst wenig.',
		'qwen3-0.6b': 'Denkt nach, bevor es antwortet, und läuft doch auf einem Telefon.',
		'qwen3-1.7b': 'Klein, denkt auf Wunsch nach, spricht viele Sprachen.',
		'qwen3-4b': 'Denkt für seine Größe bemerkenswert gut.',
		'qwen3-8b': 'Denkt nach, programmiert und verwendet Werkzeuge; braucht eine gute GPU.',
		'qwen3-14b': 'Das größte dichte Qwen3, das in eine große GPU passt.',
		'qwen3-4b-instruct-2507': 'Antwortet sofort, ohne erst nachzudenken; sehr langer Kontext.',
		'qwen3.5-0.8b': 'Neuer und klein; die meisten seiner Schichten brauchen keinen wachsenden Cache.',
		'qwen3.5-2b': 'Ein neuerer Allrounder in vielen Sprachen.',
		'qwen3.5-4b': 'Starke Antworten, mit einem Cache, der langsam wächst.',
		'qwen3.5-9b': 'Das stärkste seiner Reihe hier; braucht eine große GPU.',
		'gemma-3-270m': 'Winzig; dafür gemacht, auf eine einzelne Aufgabe abgestimmt zu werden.',
		'gemma-3-1b': 'Freundlich und mehrsprachig, mit kleinem Cache.',
		'gemma-3-4b': 'Liest Bilder und Text in mehr als hundert Sprachen.',
		'gemma-3-12b': 'Liest Bilder und schreibt sehr gut; braucht eine große GPU.',
		'gemma-2-2b': 'Ein älteres Modell, das noch immer angenehm schreibt.',
		'gemma-2-9b': 'Sorgfältige, gut geschriebene Antworten; braucht eine große GPU.',
		'gemma-4-e2b': 'Das neueste der kleinen Gemmas; die Hälfte davon ist eine Tabelle, in der nur nachgeschlagen wird.',
		'phi-3.5-mini': 'Zieht gute Schlüsse aus Fakten, die in der Frage stehen; sein Cache ist groß.',
		'phi-3.5-vision': 'Liest Bilder, Diagramme und eingescannte Seiten.',
		'phi-4-mini': 'Kompakt und gut in Mathematik und im Befolgen von Anweisungen.',
		'phi-4': 'Stark in Mathematik und Naturwissenschaften; braucht eine große GPU.',
		'mistral-7b-v0.3': 'Ein Klassiker: einfache, schnelle Antworten; verwendet Werkzeuge.',
		'mistral-nemo-12b': 'Schreibt frei in vielen Sprachen; braucht eine große GPU.',
		'ministral-3-3b': 'Klein, sieht Bilder, spricht viele Sprachen.',
		'ministral-3-8b': 'Sieht Bilder und verwendet Werkzeuge; braucht eine gute GPU.',
		'ministral-3-14b': 'Kommt viel größeren Modellen nahe; braucht eine große GPU.',
		'olmo-2-1b': 'Ganz offen: Gewichte, Daten und der Code des Trainings.',
		'olmo-2-7b': 'Ganz offen, für Englisch; sein Cache ist groß.',
		'olmo-3-7b': 'Ganz offen, mit langem Kontext; verwendet Werkzeuge.',
		'olmoe-1b-7b': 'Ein Mixture-of-Experts-Modell: so schnell wie 1B, so groß wie 7B. Ganz offen.',
		'deepseek-r1-distill-qwen-1.5b': 'Denkt laut über Mathematik nach; klein.',
		'deepseek-r1-distill-qwen-7b': 'Denkt ausführlich nach, bevor es antwortet.',
		'deepseek-r1-distill-llama-8b': 'Ein Llama, dem das Nachdenken beigebracht wurde; denkt ausführlich nach.',
		'deepseek-r1-distill-qwen-14b': 'Das fähigste destillierte Modell, das in eine große GPU passt.',
		'deepseek-r1-0528-qwen3-8b': 'Ein neueres destilliertes Modell, das sehr gut schlussfolgert.',
		'granite-4.0-350m': 'Winzig, zum Herauslesen von Angaben, für Etiketten und Werkzeugaufrufe.',
		'granite-4.0-1b': 'Befolgt Anweisungen und ruft Werkzeuge zuverlässig auf.',
		'granite-4.0-h-tiny': 'Ein Mixture-of-Experts-Modell mit winzigem Cache, selbst bei langen Dokumenten.',
		'granite-3.1-1b-a400m': 'Ein sehr kleines Mixture-of-Experts-Modell: schnell auf einer CPU.',
		'lfm2-350m': 'Für Telefone gemacht: schnell auf einer CPU.',
		'lfm2-1.2b': 'Schnell auf einer CPU und gut für seine Größe.',
		'lfm2-8b-a1b': 'Ein Mixture-of-Experts-Modell: antwortet wie 4B, so schnell wie 1,5B.',
		'smolvlm-256m': 'Das kleinste Modell hier, das Bilder beschreibt.',
		'smolvlm-500m': 'Beschreibt Bilder und liest Schilder, auf einem Telefon.',
		'smolvlm2-2.2b': 'Beschreibt Bilder in Einzelheiten.',
		'qwen2.5-vl-3b': 'Liest Dokumente und Bilder; die Lizenz erlaubt nur Forschung.',
		'qwen3-vl-2b': 'Liest Bilder, Bildschirme und Dokumente in vielen Sprachen.',
		'qwen3-vl-4b': 'Sieht gut und denkt über das nach, was es sieht.',
		'all-minilm-l6-v2': 'Vergleicht kurze englische Texte nach ihrer Bedeutung; winzig.',
		'bge-small-en-v1.5': 'Findet englische Textstellen, die eine Frage beantworten; klein.',
		'nomic-embed-text-v1.5': 'Findet lange englische Textstellen nach ihrer Bedeutung.',
		'embeddinggemma-300m': 'Findet Textstellen in mehr als hundert Sprachen.',
		'qwen3-embedding-0.6b': 'Findet Textstellen und Code in vielen Sprachen, mit langem Kontext.'
	},
	chat: {
		newChat: 'Neuer Chat',

		welcome: {
			title: 'Ein Sprachmodell auf Ihrem eigenen Gerät',
			lead: 'Was Sie schreiben, bleibt hier: kein Server, kein Konto, und es funktioniert offline.',
			suggestions: 'Vorschläge',
			guideEnglish: 'Guide versteht Englisch. Größere Modelle sprechen Deutsch.'
		},
		// Stay English, because Guide reads them.
		suggestions: {
			abilities: 'What can you do?',
			memory: 'How much memory does a 7B model need?',
			privacy: 'Is anything I type sent anywhere?'
		},

		view: {
			temporary: 'Temporärer Chat, wird nie gespeichert',
			conversation: 'Unterhaltung',
			earlier: (count) =>
				plural(count, { one: '# frühere Nachricht anzeigen', other: '# frühere Nachrichten anzeigen' }),
			toEnd: 'Zum Ende springen',
			dropFiles: 'Zum Anhängen ablegen',
			summarizing: 'Frühere Nachrichten werden zusammengefasst',
			summarizingPart: (part, total) =>
				`Frühere Nachrichten werden zusammengefasst: Teil ${number(part)} von ${number(total)}`,
			reading: ({ doneTokens, totalTokens, leftMs }) =>
				`Der Prompt wird gelesen: ${number(doneTokens)} von ${number(totalTokens)} Token` +
				(leftMs === null ? '' : `, noch etwa ${formatDuration(leftMs)}`)
		},
		footnote: {
			temporary:
				'Ein temporärer Chat: Er wird nie gespeichert und ist weg, wenn dieser Tab geschlossen wird. Nichts, was Sie schreiben, verlässt dieses Gerät.',
			noStorage:
				'Dieser Browser gibt Hearth keinen Speicherplatz: Ihre Chats sind weg, wenn dieser Tab geschlossen wird. Nichts, was Sie schreiben, verlässt dieses Gerät.',
			mistakes: 'Modelle machen Fehler. Nichts, was Sie schreiben, verlässt dieses Gerät.',
			smallModel: (model) => `${model} ist klein und macht Fehler. Nichts, was Sie schreiben, verlässt dieses Gerät.`
		},
		announcer: {
			writing: 'Eine Antwort wird geschrieben',
			failed: (reason) => `Die Antwort ist fehlgeschlagen. ${reason}`
		},

		composer: {
			message: 'Nachricht',
			placeholder: (model) => `Nachricht an ${model}`,
			attach: 'Dateien anhängen',
			stopWithKey: 'Stoppen (Esc)',
			send: 'Senden'
		},

		question: {
			author: 'Sie',
			editField: 'Nachricht bearbeiten',
			versionKept: 'Die Antwort darunter bleibt als andere Version erhalten.',
			sendAgain: 'Erneut senden',
			showLess: 'Weniger anzeigen',
			edit: 'Bearbeiten',
			getAnswer: 'Antwort holen'
		},
		showAll: (characters) => plural(characters, { one: '# Zeichen anzeigen', other: 'Alle # Zeichen anzeigen' }),
		copyRefused: 'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie stattdessen den Text.',

		versions: {
			group: 'Versionen',
			previous: 'Vorige Version',
			next: 'Nächste Version',
			position: (version, count) => `Version ${number(version)} von ${number(count)}`,
			shortPosition: (version, count) => `${number(version)}/${number(count)}`
		},
		deletion: {
			answer: 'Diese Antwort löschen',
			message: 'Diese Nachricht löschen',
			version: 'Diese Version löschen'
		},
		deletionOnward: {
			answer: 'Diese Antwort und alles danach löschen',
			message: 'Diese Nachricht und alles danach löschen',
			version: 'Diese Version und alles danach löschen'
		},

		answer: {
			author: 'Assistent',
			thinking: 'Denkt nach',
			thoughtFor: (durationMs) => `Hat ${formatDuration(durationMs)} nachgedacht`,
			fork: 'Hier abzweigen',
			again: 'Erneut antworten',
			more: 'Mehr zu dieser Antwort',
			showConfidence: 'Sicherheit anzeigen',
			receipt: 'Beleg'
		},
		stats: {
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} Token/s`,
			firstToken: (afterMs) => `erstes Token nach ${formatDuration(afterMs)}`,
			tokens: (prompt, answer) => `${number(prompt)} Prompt- + ${number(answer)} Antwort-Token`,
			soFar: (tokens) => `${number(tokens)} Token`,
			reused: (tokens) =>
				plural(tokens, {
					one: '# Token des Prompts war noch im Speicher',
					other: '# Token des Prompts waren noch im Speicher'
				})
		},
		settings: 'Chat-Einstellungen',
		cut: {
			pageClosed: 'Diese Antwort brach ab, als die Seite geschlossen wurde. Was angekommen war, bleibt erhalten.',
			lengthLimit: 'Diese Antwort hat ihre Längengrenze erreicht.',
			stopped: 'Gestoppt.',
			continue: 'Fortsetzen'
		},
		working: 'Läuft …',
		lookedUp: {
			about: 'Guide hat Ihre Frage in seinem Handbuch nachgeschlagen. Nichts hat dieses Gerät verlassen.',
			understoodAs: 'Verstanden als:',
			others: 'Oder meinten Sie',
			asWritten: 'Wörtlich aus dem Handbuch von Hearth'
		},
		calculator: {
			results: 'Mit dem Rechner ausgerechnet',
			about: 'Das Modell hat den Rechner dieser App gefragt; nichts hat dieses Gerät verlassen.',
			is: 'ist',
			isAbout: 'ist etwa'
		},

		engine: {
			checking: (model, loadedBytes, totalBytes) =>
				`${model} wird geprüft: ${formatBytes(loadedBytes)} von ${formatBytes(totalBytes)}`,
			fetching: (model, loadedBytes, totalBytes) =>
				`${model} wird heruntergeladen: ${formatBytes(loadedBytes)} von ${formatBytes(totalBytes)}`,
			starting: (model) => `${model} wird gestartet`,
			underWay: (what) => `${what} …`,
			waiting: (answers) =>
				plural(answers, { one: 'Wartet auf eine andere Antwort', other: 'Wartet auf # andere Antworten' }),
			nowOnCpu: 'Die GPU antwortete nicht mehr; das Modell läuft jetzt auf der CPU.',
			usedElsewhere: (model) => `Ein anderer Tab verwendet ${model}.`
		},
		runsHere: {
			cpu: 'Auf diesem Gerät, auf der CPU.',
			webgpu: 'Auf diesem Gerät, auf der GPU.',
			unknown: 'Auf diesem Gerät.'
		},
		runsInAnotherTab: {
			cpu: 'Auf diesem Gerät, auf der CPU, in einem anderen Tab.',
			webgpu: 'Auf diesem Gerät, auf der GPU, in einem anderen Tab.',
			unknown: 'Auf diesem Gerät, in einem anderen Tab.'
		},

		gpuLost: {
			again: (model) => `Die GPU antwortete nicht mehr; ${model} wurde neu gestartet.`,
			cpu: (model) => `Die GPU antwortete nicht mehr; ${model} wurde auf der CPU neu gestartet.`,
			failed: (model) => `Die GPU antwortete nicht mehr, und ${model} ließ sich nicht neu starten.`,
			none: (model) =>
				`Die GPU antwortete zum zweiten Mal in Folge nicht mehr, deshalb wurde ${model} nicht neu gestartet.`
		},
		engineSilent: {
			again: (model) => `Die Engine blieb stumm und wurde gestoppt; ${model} wurde neu gestartet.`,
			cpu: (model) => `Die Engine blieb stumm und wurde gestoppt; ${model} wurde auf der CPU neu gestartet.`,
			failed: (model) => `Die Engine blieb stumm und wurde gestoppt, und ${model} ließ sich nicht neu starten.`,
			none: (model) =>
				`Die Engine blieb zum zweiten Mal in Folge stumm und wurde gestoppt, deshalb wurde ${model} nicht neu gestartet.`
		},
		engineStopped: {
			again: (model) => `Die Engine brach unerwartet ab; ${model} wurde neu gestartet.`,
			cpu: (model) => `Die Engine brach unerwartet ab; ${model} wurde auf der CPU neu gestartet.`,
			failed: (model) => `Die Engine brach unerwartet ab, und ${model} ließ sich nicht neu starten.`,
			none: (model) =>
				`Die Engine brach zum zweiten Mal in Folge unerwartet ab, deshalb wurde ${model} nicht neu gestartet.`
		},
		afterLoss: {
			kept: 'Die bisherige Antwort bleibt erhalten und ist gekennzeichnet.',
			makeRoom:
				'Schließen Sie andere Tabs und Programme und versuchen Sie es erneut, oder wählen Sie ein anderes Modell.',
			beginsAnew: 'Die Antwort hatte noch nicht begonnen und wird jetzt von vorn geschrieben.',
			goOn: '„Erneut versuchen“ holt eine neue Antwort, oder stellen Sie eine andere Frage.',
			nothingLost: 'Nichts ging verloren.'
		},

		notices: {
			archived: 'Der Chat wurde archiviert.',
			deleted: (title) => `„${title}“ wurde gelöscht.`,
			untitled: 'Chat',
			repaired: (model) => `${model} wurde erneut heruntergeladen und ist jetzt unbeschädigt.`,
			reportCopied: 'Der Bericht ist in der Zwischenablage. Er enthält keinen Text aus Ihren Chats.',
			notKept: (model) =>
				`Der Browser gab keinen Platz, um ${model} zu behalten. Das Modell funktioniert jetzt und wird beim nächsten Besuch erneut heruntergeladen.`
		}
	},
	context: {
		gauge: {
			title: 'Kontextfenster',
			label: ({ used, total, left, exact }) =>
				exact
					? `Kontext: ${number(used)} von ${number(total)} Token belegt, ${number(left)} frei`
					: `Kontext: etwa ${number(used)} von ${number(total)} Token belegt, ${number(left)} frei`,
			size: (tokens) => plural(tokens, { one: '# Token', other: '# Token' }),
			lastPrompt: 'Prompt der letzten Antwort',
			cached: 'noch im KV cache',
			lastAnswer: 'Letzte Antwort',
			nextPrompt: 'Nächster Prompt',
			nextPromptWithMessage: 'Nächster Prompt, mit Ihrer Nachricht',
			left: 'Frei',
			leftForAnswer: 'Frei für die Antwort',
			about: (tokens) => `etwa ${number(tokens)}`,
			countedBy: (model) => `Gezählt von ${model}.`,
			estimated: 'Geschätzt nach der Länge des Textes.',
			shared: (model) => `Was ${model} liest und schreibt, teilt sich diesen Platz.`
		},
		outside: {
			summarized: (count) =>
				plural(count, {
					one: 'Eine Zusammenfassung steht für die erste Nachricht dieses Chats.',
					other: 'Eine Zusammenfassung steht für die ersten # Nachrichten dieses Chats.'
				}),
			notRead: (count) =>
				plural(count, {
					one: 'Die erste Nachricht dieses Chats wird nicht mehr gelesen.',
					other: 'Die ersten # Nachrichten dieses Chats werden nicht mehr gelesen.'
				}),
			willNotBeRead: (count) =>
				plural(count, {
					one: 'Um Platz zu schaffen, wird die erste Nachricht dieses Chats nicht gelesen.',
					other: 'Um Platz zu schaffen, werden die ersten # Nachrichten dieses Chats nicht gelesen.'
				}),
			willAsk: 'Das passt nicht mehr hinein. Hearth wird fragen, wie es weitergehen soll.'
		},
		earlier: {
			label: 'Grenze des Kontextfensters',
			summarized: 'Das Modell liest eine Zusammenfassung der früheren Nachrichten',
			notRead: 'Frühere Nachrichten liest das Modell nicht mehr',
			show: (count) => plural(count, { one: '# Nachricht anzeigen', other: '# Nachrichten anzeigen' }),
			fold: (count) => plural(count, { one: '# Nachricht einklappen', other: '# Nachrichten einklappen' }),
			summary: 'Die Zusammenfassung'
		},
		offers: {
			dropOldest: 'Älteste weglassen',
			summarizeOldest: 'Älteste zusammenfassen'
		},

		files: {
			list: 'Angehängte Dateien',
			attached: (count) => plural(count, { one: '# Datei angehängt', other: '# Dateien angehängt' }),
			remove: (name) => `${name} entfernen`,
			pasteAsText: 'Stattdessen als Text einfügen',
			tokens: (count) => plural(count, { one: '# Token', other: '# Token' }),
			aboutTokens: (count) => plural(count, { one: 'etwa # Token', other: 'etwa # Token' }),
			image: 'Bild',
			notSeen: 'für dieses Modell nicht sichtbar',
			lines: (count) => plural(count, { one: '# Zeile', other: '# Zeilen' }),
			textOf: (name) => `Text von ${name}`,
			pasted: 'Eingefügter Text'
		},

		refused: {
			tooMany: (name, most) =>
				`${name} wurde nicht angehängt: Eine Nachricht fasst höchstens ${plural(most, { one: '# Datei', other: '# Dateien' })}.`,
			tooLarge: (name, bytes, mostBytes) =>
				`${name} ist ${formatBytes(bytes)} groß. Textdateien bis ${formatBytes(mostBytes)} können angehängt werden.`,
			unreadable: (name) =>
				`${name} konnte nicht gelesen werden. Vielleicht ist es ein Ordner, oder die Datei wurde verschoben.`,
			empty: (name) => `${name} ist leer.`,
			notText: (name) => `${name} ist keine Textdatei.`,
			encoding: (name) =>
				`${name} hat eine Zeichenkodierung, die weder UTF-8 noch UTF-16 ist. Speichern Sie die Datei als UTF-8.`,
			imageUnseen: (name, model) => `${name} ist ein Bild, und ${model} liest nur Text.`,
			imageKind: (name) =>
				`${name} ist ein Bild in einem Format, das nicht gelesen werden kann. Speichern Sie es als PNG oder JPEG.`,
			imageSize: (name, { width, height, mostPixels }) =>
				`${name} hat ${number(width, { useGrouping: false })} × ${number(height, { useGrouping: false })} Pixel. Bis zu ${number(mostPixels / 1e6)} Millionen können gelesen werden.`,
			imageNotScaled: (name) => `${name} ließ sich in diesem Browser nicht verkleinern.`,
			imageBroken: (name) => `${name} ist beschädigt und kann nicht dekodiert werden.`,
			more: (count) =>
				plural(count, {
					one: '# weitere Datei wurde ebenfalls nicht angehängt.',
					other: '# weitere Dateien wurden ebenfalls nicht angehängt.'
				})
		},
		refusedKind: {
			archive: (name) => `${name} ist ein Archiv oder ein Office-Dokument. Speichern Sie den Text als Textdatei.`,
			compressed: (name) => `${name} ist eine komprimierte Datei. Entpacken Sie sie zuerst.`,
			database: (name) => `${name} ist eine Datenbank.`,
			film: (name) => `${name} ist ein Video.`,
			filmOrSound: (name) => `${name} ist eine Video- oder Audiodatei.`,
			model: (name) => `${name} ist ein Modell. Öffnen Sie es auf der Seite „Modelle“.`,
			office: (name) => `${name} ist ein Office-Dokument. Speichern Sie den Text als Textdatei.`,
			pdf: (name) =>
				`${name} ist ein PDF, und PDFs können noch nicht gelesen werden. Kopieren Sie den Text, oder speichern Sie ihn als Textdatei.`,
			program: (name) => `${name} ist ein Programm.`,
			sound: (name) => `${name} ist eine Audiodatei.`
		}
	},
	markdown: {
		code: {
			copy: 'Code kopieren',
			notCopied: 'Nicht kopiert',
			plainText: 'Text',
			label: (language) => `${language}-Code`
		},
		formula: 'Formel',
		table: 'Tabelle',
		task: {
			done: 'Erledigt',
			toDo: 'Offen'
		},
		imageNotLoaded: (alt, host) =>
			`Bild nicht geladen${alt === '' ? '' : `: ${alt}`}${host === null ? '' : ` (${host})`}`,
		link: {
			title: 'Diesen Link öffnen?',
			leadsOut: (host) =>
				`Ein Modell hat ihn geschrieben. Er führt aus Hearth hinaus, und ${host} erfährt, dass Sie ihn geöffnet haben.`,
			unusuallyLong: (host) =>
				`Diese Adresse ist ungewöhnlich lang. Sie könnte Teile dieses Chats an ${host} übertragen.`,
			open: 'Öffnen'
		}
	},
	erase: {
		ask: 'Alles löschen',
		title: 'Alles löschen?',
		text: 'Alle Chats, Entwürfe, Ordner, Modelle, Einstellungen und Messungen werden aus diesem Browser entfernt, ebenso die Kopie von Hearth, die offline funktioniert. Andere offene Tabs von Hearth beenden, was sie gerade tun. Das lässt sich nicht rückgängig machen. Dateien, die Sie exportiert haben, bleiben, wo sie sind.',
		working: 'Wird gelöscht …',
		done: 'Alles ist gelöscht',
		doneText: 'Von Hearth ist in diesem Browser nichts mehr übrig. Sie können diesen Tab schließen.',
		failed: 'Nicht alles konnte gelöscht werden',
		parts: { 'service worker': 'Service Worker', caches: 'Caches', databases: 'Datenbanken', files: 'Dateien' },
		failedText: (parts) =>
			`Das hat der Browser nicht freigegeben: ${parts.join(', ')}. Schließen Sie alle anderen Tabs von Hearth und versuchen Sie es dann erneut. Oder löschen Sie die Daten dieser Website in den Einstellungen des Browsers.`,
		again: 'Hearth neu beginnen'
	},
	errors: {
		actions: {
			reload: 'Seite neu laden',
			copyReport: 'Bericht kopieren',
			repair: 'Reparieren',
			repairModel: (model) => `${model} reparieren`,
			newChat: 'Neuer Chat'
		},
		recovery: {
			again: 'Das Modell startet von selbst neu. „Erneut versuchen“ holt eine neue Antwort, oder fragen Sie weiter.',
			cpu: 'Das Modell läuft jetzt stattdessen auf der CPU. „Erneut versuchen“ holt eine neue Antwort, oder fragen Sie weiter.',
			none: 'Das ist zweimal in Folge passiert, deshalb startet das Modell nicht von selbst: Schließen Sie andere Tabs und Programme und versuchen Sie es erneut, oder wählen Sie ein anderes Modell.',
			nextTry: 'Das Modell startet bei Ihrem nächsten Versuch neu.'
		},
		unsupported: {
			sentence: (reason) => `Dieser Browser kann das Modell nicht ausführen: ${reason}.`,
			lacks: {
				'no-wasm': 'Ihm fehlt ein Teil von WebAssembly, den die Engine braucht',
				'no-webgpu': 'Er hat kein WebGPU',
				'no-adapter': 'Er bietet keine geeignete GPU an',
				'no-f16': 'Die GPU oder ihr Treiber rechnet nicht mit 16-Bit-Zahlen',
				'not-isolated': 'Die Seite ist nicht von anderen abgeschottet'
			},
			next: 'Ein aktueller Chrome oder Edge kann es. Ihre Chats bleiben in diesem Browser.'
		},
		unsupportedOperation: {
			sentence: (operation) => `Das kann das Modell nicht: ${operation}.`,
			next: 'Nichts wurde geändert.'
		},
		notLoaded: {
			sentence: 'Das Modell war noch nicht bereit.',
			next: 'Fragen Sie erneut; es lädt von selbst.'
		},
		busy: {
			sentence: 'Das Modell war noch mit einer anderen Antwort beschäftigt.',
			next: 'Warten Sie, bis sie fertig ist, oder stoppen Sie sie, und fragen Sie dann erneut.'
		},
		outOfMemory: {
			sentence: 'Der Arbeitsspeicher des Geräts reichte nicht aus. Was bisher geschrieben wurde, bleibt erhalten.',
			next: 'Schließen Sie andere Tabs und Programme und versuchen Sie es dann erneut.'
		},
		deviceLost: { sentence: 'Die GPU antwortete nicht mehr. Was bisher geschrieben wurde, bleibt erhalten.' },
		messageTooLong: {
			sentence: ({ promptTokens, contextTokens }) =>
				`Diese Nachricht ist etwa ${number(promptTokens)} Token lang; das Modell fasst ${number(contextTokens)}, einschließlich seiner Antwort.`,
			next: 'Kürzen Sie sie, oder senden Sie sie in Teilen. Hier bleibt sie vollständig erhalten.'
		},
		loadFailed: {
			sentence: (reason) => `Das Modell ist nicht gestartet: ${reason}.`,
			tooLarge: (neededBytes, mostBytes) =>
				`Es braucht etwa ${formatBytes(neededBytes)} Arbeitsspeicher, und ohne GPU hat eine Seite höchstens ${formatBytes(mostBytes)}`,
			fileMissing: (path) => `Es fehlt ${path}`,
			nextOfLarge: 'Wählen Sie ein kleineres Modell oder eine kleinere Fassung von diesem.',
			next: 'Seine Dateien sind vielleicht beschädigt. Beim Reparieren werden sie erneut heruntergeladen.',
			nextOfOwnFile:
				'Nichts wurde geändert. Wählen Sie auf der Seite „Modelle“ eine andere Datei, oder machen Sie mit Guide weiter.'
		},
		crashed: { sentence: 'Die Engine brach unerwartet ab. Was bisher geschrieben wurde, bleibt erhalten.' },
		timeout: {
			sentence: (waitedMs) => {
				const silence = plural(Math.round(waitedMs / 1000), { one: '# Sekunde', other: '# Sekunden' });
				return `Die Engine blieb ${silence} lang stumm und wurde gestoppt. Was bisher geschrieben wurde, bleibt erhalten.`;
			}
		},
		interrupted: {
			sentence:
				'Eine andere Antwort, die gleichzeitig geschrieben wurde, ist fehlgeschlagen und hat diese beendet. Was bisher geschrieben wurde, bleibt erhalten.',
			next: 'Das Modell ist noch geladen. Versuchen Sie es erneut.'
		},
		unprotected: {
			sentence: 'Diese Seite ließ sich nicht vom Netz abschotten, deshalb wurde das Modell nicht gestartet.',
			nextWithoutWorker:
				'Dafür braucht es eine https-Adresse und in manchen Browsern ein Fenster, das nicht privat ist.',
			next: 'Laden Sie die Seite neu. Hilft das nicht, hat der Host nicht die ganze App ausgeliefert.'
		},
		hostLost: {
			sentence:
				'Der Tab, in dem das Modell lief, wurde geschlossen oder schlafen gelegt. Was bisher geschrieben wurde, bleibt erhalten.',
			next: 'Das Modell startet von selbst neu, in einem Tab, der offen ist. „Erneut versuchen“ holt eine neue Antwort, oder fragen Sie weiter.'
		},
		modelNotFound: {
			sentence: (model) => `${model} ist nicht mehr auf diesem Gerät.`,
			next: 'Wählen Sie oben ein anderes Modell, oder laden Sie dieses auf der Seite „Modelle“ erneut herunter.'
		},
		downloadFailed: {
			noAnswer: (file) => `${file} konnte nicht heruntergeladen werden: Die Website antwortet nicht.`,
			status: ({ file, status }) =>
				`${file} konnte nicht heruntergeladen werden: Die Website antwortete mit Status ${status}.`,
			next: 'Ihre Nachricht bleibt erhalten. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.'
		},
		corrupt: {
			content: (file) =>
				`${file} ist beschädigt: Der Inhalt ist nicht der, der veröffentlicht wurde. Die Datei wurde nicht verwendet.`,
			size: ({ file, actualBytes, expectedBytes }) =>
				`${file} ist beschädigt: ${formatBytes(actualBytes)} statt ${formatBytes(expectedBytes)}. Die Datei wurde nicht verwendet.`,
			next: 'Beim Reparieren wird die Datei erneut heruntergeladen. Ihre Chats bleiben unberührt.'
		},
		malformed: {
			sentence: ({ file, reason }) => `${file} lässt sich nicht verwenden: ${reason}.`,
			sentenceAt: ({ file, reason, atByte }) =>
				`${file} lässt sich nicht verwenden (bei Byte ${number(atByte)}): ${reason}.`,
			next: 'Die Datei wurde nicht verwendet, und nichts wurde geändert. Wählen Sie eine andere Datei, oder laden Sie diese erneut herunter.'
		},
		flaws: {
			empty: 'ist leer. Vielleicht ist der Download oder das Kopieren fehlgeschlagen',
			unfinished: 'ist ein Download, der noch nicht beendet ist. Warten Sie darauf, oder starten Sie ihn neu',
			cutOff: 'ist unvollständig. Vielleicht wurde der Download oder das Kopieren abgebrochen',
			cutOffAt: (bytes, wholeBytes) =>
				`ist unvollständig: Vorhanden sind ${formatBytes(bytes)} von ${formatBytes(wholeBytes)}. Vielleicht wurde der Download oder das Kopieren abgebrochen`,
			zeros: 'beginnt nur mit Nullen. Vielleicht ist der Download noch nicht beendet',
			gone: 'lässt sich nicht mehr lesen; vielleicht wurde die Datei verschoben oder geändert',
			webPage:
				'ist eine Webseite, kein Modell. Vielleicht verlangt die Website erst eine Anmeldung; verwenden Sie ihre Download-Schaltfläche',
			serverMessage: 'ist eine Meldung eines Servers (XML), kein Modell. Laden Sie das Modell erneut herunter',
			lfsPointer: (wholeBytes) =>
				`ist nur ein Verweis von Git LFS, der für das Modell${wholeBytes === null ? '' : ` (${formatBytes(wholeBytes)})`} steht. Laden Sie es mit „git lfs pull“ oder von der Webseite des Modells herunter`,
			json: 'ist eine Textdatei (JSON) und enthält keine Gewichte eines Modells',
			text: 'ist keine GGUF-Datei, sondern ein Text',
			compressed: (method) => `ist komprimiert (${method}). Entpacken Sie die Datei zuerst`,
			archive: (archive) => `ist ein Archiv (${archive}). Entpacken Sie es zuerst`,
			otherFormat: (format) =>
				`hat ein Format anderer Programme (${format}). Suchen Sie dasselbe Modell als GGUF-Datei`,
			pickle:
				'ist eine PyTorch-Datei (pickle), die Programme enthalten kann und hier nie geöffnet wird. Suchen Sie dasselbe Modell als GGUF-Datei',
			otherWeights:
				'enthält Gewichte in einem Format, das hier nicht geöffnet wird. Suchen Sie dasselbe Modell als GGUF-Datei',
			onnx: 'ist ein ONNX-Modell, und Dateien vom Datenträger müssen GGUF-Dateien sein. Suchen Sie dasselbe Modell als GGUF-Datei',
			safetensors:
				'hat das Format safetensors, in dem Modelle trainiert und veröffentlicht werden. Suchen Sie dasselbe Modell als GGUF-Datei',
			quantized: (method) =>
				`ist mit ${method} quantisiert (safetensors), für andere Programme. Suchen Sie dasselbe Modell als GGUF-Datei`,
			unknown: 'ist keine GGUF-Datei und auch sonst kein Modell, das Hearth kennt',
			tooOld: 'hat eine alte Form, die nichts mehr liest. Suchen Sie eine neuere GGUF-Datei desselben Modells',
			tooNew:
				'hat eine neuere Form, als diese Version von Hearth kennt. Suchen Sie eine andere GGUF-Datei desselben Modells',
			bigEndian: 'wurde für Computer mit einer anderen Reihenfolge der Bytes gemacht (Big-Endian)',
			noWeights: 'enthält keine Gewichte, nur eine Beschreibung oder ein Vokabular',
			noPack: 'ist kein Modellpaket von Hearth',
			newerPack:
				'wurde mit einer neueren Version von Hearth gemacht. Aktualisieren Sie diese hier, und versuchen Sie es dann erneut',
			damagedPack: 'ist beschädigt. Kopieren oder exportieren Sie das Paket erneut',
			damagedPart: (part) =>
				`ist beschädigt: ${part} ist darin nicht mehr das, was verpackt wurde. Kopieren oder exportieren Sie das Paket erneut`
		},
		refused: {
			next: 'Nichts wurde geändert. Wählen Sie eine andere Datei oder ein anderes Modell.'
		},
		refusals: {
			'not-there': (file) => `${file} wurde nicht heruntergeladen: Der Host hat die Datei nicht.`,
			'no-access': (file) =>
				`${file} wurde nicht heruntergeladen: Der Host gibt die Datei nur an Konten heraus, die seine Bedingungen angenommen haben.`,
			'web-page': (file) =>
				`${file} wurde nicht heruntergeladen: Stattdessen kam eine Webseite, wie sie Netze senden, die erst eine Anmeldung wollen.`,
			'wrong-size': (file) =>
				`${file} wurde nicht heruntergeladen: Die Datei beim Host ist nicht so groß wie die, die veröffentlicht wurde.`,
			changed: (file) => `${file} wurde nicht heruntergeladen: Die Datei beim Host hat sich währenddessen geändert.`,
			unreadable: (file) =>
				`${file} wurde nicht übernommen: Die Datei kann nicht mehr gelesen werden, wurde also wahrscheinlich verschoben oder geändert.`
		},
		noRoom: {
			sentence: 'Für den Rest des Modells ist kein Platz. Was heruntergeladen wurde, bleibt erhalten.',
			sentenceFor: (neededBytes) =>
				`Für den Rest des Modells (${formatBytes(neededBytes)}) ist kein Platz. Was heruntergeladen wurde, bleibt erhalten.`,
			next: 'Löschen Sie Modelle, die Sie nicht mehr brauchen, oder schaffen Sie Platz auf dem Datenträger, und versuchen Sie es dann erneut: Der Download geht dort weiter, wo er aufgehört hat.'
		},
		storeUnavailable: {
			sentence: (reason) => `Modelle können hier nicht aufbewahrt werden: ${reason}.`,
			next: 'Verwenden Sie ein Fenster, das nicht privat ist. Das mitgelieferte Modell funktioniert in jedem Fall.'
		},
		quotaExceeded: {
			sentence:
				'Der Browser hat für diese Website keinen Platz mehr, deshalb ist die letzte Änderung nur in diesem Tab.',
			next: 'Löschen Sie Chats, die Sie nicht mehr brauchen, oder schaffen Sie Platz auf dem Datenträger, und versuchen Sie es dann erneut.'
		},
		storageUnavailable: {
			sentence: (reason) => `Chats können hier nicht gespeichert werden: ${reason}.`,
			next: 'Sie können wie gewohnt chatten; alles ist weg, wenn dieser Tab geschlossen wird.'
		},
		contextFull: {
			sentence: ({ promptTokens, contextTokens }) =>
				`Dieser Chat hat etwa ${number(promptTokens)} Token. Das Modell fasst ${number(contextTokens)}, und auch seine Antwort braucht dort Platz.`,
			next: 'Nichts wurde ausgelassen, deshalb wurde auch nichts gefragt. Wie soll es weitergehen?'
		},
		chatNotFound: {
			sentence: 'Dieser Chat ist nicht auf diesem Gerät.',
			next: 'Vielleicht wurde er gelöscht oder in einem anderen Browser angelegt.'
		},
		invalidSchema: {
			sentence: (problem) => `Das JSON-Schema dieses Chats wurde nicht gesendet: ${problem}.`,
			next: 'Korrigieren Sie es in den Chat-Einstellungen und fragen Sie dann erneut.'
		},
		invalidRequest: {
			sentence: (problem) => `Die Anfrage wurde abgelehnt: ${problem}.`,
			next: 'Nichts wurde geändert.'
		},
		unsupportedSetting: {
			sentence: (setting) => `Dieses Modell kann die Einstellung ${setting} nicht befolgen.`,
			json: 'Dieses Modell kann die Einstellung „Als JSON antworten“ nicht befolgen.',
			next: 'Ihre Nachricht bleibt erhalten. Nehmen Sie die Einstellung zurück, oder wählen Sie ein anderes Modell.'
		},
		bug: {
			sentence: (reason) => `Hearth hat einen Fehler gemacht: ${reason}`,
			next: 'Was Sie geschrieben haben, bleibt erhalten. Neu laden hilft meistens; ein Bericht hilft uns, den Fehler zu beheben.'
		},
		unknown: {
			sentence: (code) => `Etwas ist fehlgeschlagen (${code}).`,
			next: 'Was geschrieben wurde, bleibt erhalten.'
		}
	},
	settings: {
		title: 'Einstellungen',
		look: {
			title: 'Darstellung und Tasten',
			theme: 'Farbschema',
			themeSystem: 'Wie das System',
			themeLight: 'Hell',
			themeDark: 'Dunkel',
			textSize: 'Schriftgröße',
			textSmall: 'Klein',
			textNormal: 'Normal',
			textLarge: 'Groß',
			contrast: 'Kontrast',
			contrastSystem: 'Wie das System',
			contrastHigh: 'Hoch',
			sending: 'Nachricht senden',
			sendingEnter: 'Eingabe',
			sendingModifier: 'Strg oder ⌘ mit Eingabe',
			sendingHint:
				'Umschalt mit Eingabe beginnt immer eine neue Zeile. Ein Fragezeichen außerhalb eines Feldes listet alle Tasten auf.'
		},
		run: {
			title: 'Modelle ausführen',
			computeOn: 'Rechnen auf',
			gpu: 'GPU, wenn möglich',
			cpu: 'Nur CPU',
			hint: 'Wenn Antworten falsch aussehen, kann ein Grafiktreiber schuld sein: Versuchen Sie es mit der CPU.'
		},
		answers: {
			title: 'Wie Modelle antworten',
			intro:
				'Für jeden Chat ohne eigene Einstellungen. Wo der Herausgeber eines Modells etwas anderes empfiehlt, geht das vor.'
		},
		confidence: {
			title: 'Sicherheit',
			intro:
				'In Antworten kann markiert werden, wie sicher sich das Modell bei jedem Wort war. Das sagt nichts darüber, ob sie stimmen.',
			show: 'Sicherheit anzeigen',
			whenAsked: 'Auf Wunsch',
			always: 'Immer',
			hint: '„Immer“ fragt die Engine nach den Wahrscheinlichkeiten jedes Tokens; das macht Antworten etwas langsamer und Chats größer. Ohne das lässt „Sicherheit anzeigen“ unter einer Antwort das Modell noch einmal antworten.'
		},
		presets: {
			title: 'Vorlagen',
			intro:
				'Ein System-Prompt und Sampling unter einem Namen. Angewendet und gespeichert werden sie in den Chat-Einstellungen; hier wählen Sie, womit neue Chats beginnen. Importiert werden Vorlagen von Hearth und LM Studio sowie Modelle von Open WebUI.',
			changesNothing: 'Ändert nichts',
			setting: (name, value) => `${name} ${value}`,
			forNewChats: 'Neue Chats',
			options: (name) => `Optionen für ${name}`,
			beginWith: 'Neue Chats damit beginnen',
			beginWithout: 'Neue Chats ohne sie beginnen',
			export: 'Exportieren',
			importAll: 'Vorlagen importieren',
			exportAll: 'Vorlagen exportieren'
		},
		hub: {
			title: 'Modelle aus dem Netz',
			intro:
				'Hearth fragt einen Hub nur, wenn Sie suchen oder herunterladen. Der Hub sieht dann, wonach Sie suchen und von wo Sie verbunden sind, und nie einen Chat.',
			address: 'Adresse des Hubs',
			addressHint:
				'Hugging Face oder ein Spiegel davon, der dieselben Fragen beantwortet. Ein anderer Host bekommt Ihr Token nicht: Es wird entfernt.',
			noAddress: 'Das ist keine Adresse eines Hubs: Eine solche beginnt mit https:// und enthält keine Abfrage.',
			saveAddress: 'Adresse speichern',
			backToDefault: 'Zurück zu Hugging Face',
			token: 'Zugriffstoken',
			tokenHint:
				'Für Modelle, zu denen der Herausgeber auf Antrag Zugriff gewährt: ein Lese-Token Ihres eigenen Kontos. Es bleibt auf diesem Gerät, ist in keinem Export enthalten und wird nicht noch einmal angezeigt.',
			tokenInUse: (ending, host) => `Endet auf <code>${ending}</code>. Es wird nur an ${host} gesendet.`,
			noToken: 'Ein Token ist ein einziges Wort aus mindestens 8 Buchstaben, Ziffern und Zeichen.',
			saveToken: 'Token speichern',
			removeToken: 'Token entfernen'
		},
		data: {
			title: 'Ihre Daten',
			kept: 'Chats werden in diesem Browser auf diesem Gerät aufbewahrt und nirgends sonst.',
			keptCounted: (chats, messages, textBytes) =>
				`Chats werden in diesem Browser auf diesem Gerät aufbewahrt und nirgends sonst: ${plural(chats, { one: '# Chat', other: '# Chats' })} mit ${plural(messages, { one: '# Nachricht', other: '# Nachrichten' })}, ${formatBytes(textBytes)} Text.`,
			persisted: 'Der Browser hat zugesagt, sie nicht zu löschen, wenn der Platz knapp wird.',
			notPersisted:
				'Der Browser kann sie löschen, wenn der Platz auf dem Datenträger knapp wird. Davor schützt es, Hearth als App zu installieren oder ab und zu zu exportieren.',
			notKept:
				'Dieser Browser gibt Hearth keinen Speicherplatz, deshalb sind Chats weg, wenn dieser Tab geschlossen wird. Exportieren Sie sie, um sie zu behalten.',
			export: 'Alles exportieren',
			import: 'Importieren',
			exportHint:
				'Der Export ist eine Datei mit allen Chats, Entwürfen, Ordnern, Vorlagen, Ihren Einstellungen und dem Notizbuch. Tokens, Schlüssel und Modelle sind nicht darin.',
			importHint:
				'Importiert werden Exporte von Hearth, ChatGPT (auch als ZIP), der Web-Oberfläche von llama.cpp, Open WebUI und LM Studio. Dieselbe Datei noch einmal fügt nichts hinzu, und was auf diesem Gerät eingestellt ist, bleibt.',
			progress: 'Fortschritt',
			deleteAll: 'Alle Chats löschen',
			deleteAllTitle: 'Alle Chats löschen?',
			deleteAllText:
				'Das löscht alle Chats, mit allen Entwürfen. Modelle bleiben. Es lässt sich nicht rückgängig machen.',
			deleteAllCounted: (chats, messages) =>
				`Das löscht ${plural(chats, { one: '# Chat', other: '# Chats' })} mit ${plural(messages, { one: '# Nachricht', other: '# Nachrichten' })}, mit allen Entwürfen. Modelle bleiben. Es lässt sich nicht rückgängig machen.`
		},
		about: {
			title: 'Über Hearth',
			version: (version) => `Hearth ${version}. Freie Software unter der Apache License 2.0.`,
			promise:
				'Kein Konto, keine Telemetrie, kein Server. Die Seite fragt das Netz nach ihren eigenen Dateien und nach Modellen, wenn Sie welche anfordern.',
			install: 'Hearth als App installieren'
		}
	},
	sampling: {
		groups: {
			answers: 'Antworten',
			candidates: 'Kandidaten',
			repetition: 'Wiederholung'
		},
		names: {
			temperature: 'Temperatur',
			maxTokens: 'Max. Token',
			seed: 'Seed',
			stop: 'Stoppsequenzen',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: 'Repetition Penalty',
			presencePenalty: 'Presence Penalty',
			frequencyPenalty: 'Frequency Penalty'
		},
		explanations: {
			temperature:
				'Wie frei Wörter gewählt werden: 0 nimmt immer das wahrscheinlichste, mit höheren Werten werden Antworten unterschiedlicher.',
			maxTokens:
				'So lang darf eine Antwort höchstens werden; ein Token ist etwa drei Viertel eines englischen Wortes, im Deutschen weniger.',
			seed: 'Mit derselben Zahl bekommt dieselbe Frage dieselbe Antwort; ist das Feld leer, wird jedes Mal eine andere genommen.',
			stop: 'Eine Antwort endet, wo eine davon käme. Eine pro Zeile; \\n steht für einen Zeilenumbruch.',
			topP: 'Behält die wahrscheinlichsten Token, die zusammen diese Wahrscheinlichkeit erreichen; 1 behält alle.',
			topK: 'Behält so viele der wahrscheinlichsten Token; 0 behält alle.',
			minP: 'Verwirft Token, die unwahrscheinlicher sind als dieser Anteil des wahrscheinlichsten; 0 verwirft keine.',
			repetitionPenalty: 'Über 1 werden Token, die schon vorkamen, unwahrscheinlicher; 1 ändert nichts.',
			presencePenalty: 'Über 0 wird ein Token, das überhaupt schon vorkam, unwahrscheinlicher; 0 ändert nichts.',
			frequencyPenalty: 'Über 0 wird ein Token mit jedem Vorkommen unwahrscheinlicher; 0 ändert nichts.'
		},
		field: {
			reset: 'Zurücksetzen',
			resetNamed: (name) => `${name} zurücksetzen`,
			noStops: 'Keine',
			anySeed: 'Beliebig',
			outside: (low, high) => `Möglich ist eine Zahl von ${number(low)} bis ${number(high)}.`,
			outsideWhole: (low, high) => `Möglich ist eine ganze Zahl von ${number(low)} bis ${number(high)}.`,
			noNumber: (typed, low, high) =>
				`„${typed}“ ist keine Zahl. Möglich ist eine Zahl von ${number(low)} bis ${number(high)}.`,
			noWholeNumber: (typed, low, high) =>
				`„${typed}“ ist keine Zahl. Möglich ist eine ganze Zahl von ${number(low)} bis ${number(high)}.`,
			tooManyStops: (most, these) => `Möglich sind höchstens ${number(most)}; dies sind ${number(these)}.`,
			staysInForce: (problem, value) => `${problem} ${value} gilt weiter.`
		},
		source: {
			here: 'Hier gesetzt',
			model: 'Von diesem Modell empfohlen',
			settings: 'Aus den Einstellungen',
			hearth: 'Vorgabe von Hearth',
			hearthNone: 'Vorgabe von Hearth: leer'
		},
		reset: {
			all: 'Alles zurücksetzen',
			allDone: 'Alles wurde zurückgesetzt.',
			promptDone: 'Der System-Prompt wurde zurückgesetzt.',
			// Some names are plural, so no verb follows them.
			fieldDone: (name) => `Zurückgesetzt: ${name}.`
		},
		prompt: {
			name: 'System-Prompt',
			none: 'Keiner',
			explanationInChat:
				'Steht vor der ersten Nachricht und sagt dem Modell, wie es antworten soll. Das belegt Platz in seinem Kontextfenster.',
			explanationForAll: 'Steht vor der ersten Nachricht jedes Chats und sagt dem Modell, wie es antworten soll.'
		},
		chat: {
			intro:
				'Nur für diesen Chat, ab seiner nächsten Antwort. Was hier nicht gesetzt ist, folgt dem Modell, dann den <link>Einstellungen</link>.',
			notLoaded: (model) =>
				`${model} ist noch nicht geladen. Was das Modell empfiehlt und was es nicht befolgen kann, ist erst dann bekannt.`,
			unused: (model, names) =>
				`${model} kann nicht befolgen, was für ${list(names, { type: 'unit' })} gesetzt ist. Es bleibt für Modelle erhalten, die das können.`
		},
		overflow: {
			legend: 'Wenn der Chat nicht mehr ins Kontextfenster passt',
			dropOldest: 'Älteste weglassen',
			summarize: 'Zusammenfassen',
			stop: 'Stoppen'
		},
		overflowHints: {
			dropOldest:
				'Das Modell liest nur die neuesten Nachrichten. Eine Linie zeigt, wo es beginnt. Gelöscht wird nie etwas.',
			summarize:
				'Das Modell fasst erst die ältesten Nachrichten zusammen und liest dann das an ihrer Stelle. Die Originale behalten Sie. Gelöscht wird nie etwas.',
			stop: 'Nichts wird ausgelassen: Der Chat stoppt und fragt Sie, wie es weitergehen soll. Gelöscht wird nie etwas.'
		},
		thinking: {
			legend: 'Nachdenken',
			auto: 'Modell entscheidet',
			on: 'An',
			off: 'Aus',
			budget: 'Denkbudget',
			budgetExplanation: 'Nach so vielen Token des Nachdenkens beginnt die Antwort; leer heißt ohne Grenze.',
			noBudget: 'Keine Grenze'
		},
		thinkingHints: {
			auto: 'Das Modell denkt vor der Antwort nach oder nicht, so wie es gemacht ist.',
			on: 'Das Modell denkt nach, bevor es antwortet; das dauert länger. Vor einer Antwort als JSON tut es das nie.',
			off: 'Das Modell antwortet sofort.'
		},
		json: {
			legend: 'Als JSON antworten',
			off: 'Aus',
			any: 'Beliebiges JSON',
			schema: 'Nach Schema',
			schemaText: 'JSON-Schema',
			notSent: (problem) => `${problem} Es wird nicht gesendet: Das letzte richtige Schema gilt weiter.`,
			refusing: (model) =>
				`${model} kann nicht als JSON antworten und wird ablehnen. Schalten Sie dies aus, oder wählen Sie ein anderes Modell.`
		},
		jsonHints: {
			off: 'Das Modell antwortet in Worten.',
			any: 'Jede Antwort ist ein JSON-Objekt, erzwungen Token für Token.',
			schema: 'Jede Antwort ist JSON, das diesem Schema folgt, erzwungen Token für Token.'
		},
		adapters: {
			title: 'Adapter',
			explanation:
				'LoRA-Dateien, die ändern, wie das Modell antwortet. Bei Stärke 1 wirkt die ganze Datei, bei 0 nichts davon.',
			use: (name) => `${name} verwenden`,
			scale: (name) => `Stärke von ${name}`,
			scaleNumber: (name) => `Stärke von ${name}, als Zahl`
		},
		presets: {
			current: 'Vorlage',
			none: 'Keine',
			ownSettings: 'Eigene Einstellungen',
			choose: 'Vorlagen',
			own: 'Ihre Vorlagen',
			builtIn: 'Mitgeliefert',
			saveAs: 'Als Vorlage speichern …',
			saved: (name) => `Als „${name}“ gespeichert.`,
			applied: (name) => `„${name}“ wurde angewendet.`,
			name: 'Name der Vorlage',
			nameTaken: 'Eine Vorlage dieses Namens gibt es schon; sie wird ersetzt.',
			deleted: (name) => `Die Vorlage „${name}“ wurde gelöscht.`,
			added: (added) => plural(added, { one: '# Vorlage hinzugefügt.', other: '# Vorlagen hinzugefügt.' }),
			addedSome: (added, present) =>
				`${plural(added, { one: '# Vorlage', other: '# Vorlagen' })} hinzugefügt, ${plural(present, { one: '# war', other: '# waren' })} schon da.`
		},
		builtIn: {
			precise: 'Präzise',
			plain: 'Einfache Sprache',
			proofreader: 'Korrekturlesen',
			translator: 'Übersetzen',
			reviewer: 'Code-Review'
		}
	},
	schema: {
		notJson: (problem) => `Das Schema ist kein JSON: ${problem}.`,
		notObject: 'Das Schema muss ein JSON-Objekt sein.',
		tooLong: (most) => `Das Schema darf höchstens ${plural(most, { one: '# Zeichen', other: '# Zeichen' })} haben.`,
		wrong: (reason) => `Das Schema ist fehlerhaft: ${reason}.`,
		wrongAt: (place, reason) => `Fehler bei ${place}: ${reason}.`
	},
	confidence: {
		share: {
			atLeast: (share) => `${percent(share)} oder mehr`,
			between: (from, to) => `${number(from * 100)} bis ${percent(to)}`,
			below: (share) => `unter ${percent(share, { maximumFractionDigits: 1 })}`
		},
		token: {
			word: (text) => `„${text}“`,
			lineBreak: 'ein Zeilenumbruch',
			lineBreaks: 'Zeilenumbrüche',
			nothing: 'nichts',
			space: 'ein Leerzeichen'
		},
		text: {
			label: 'Token dieser Antwort',
			hint: 'Pfeiltasten führen von Token zu Token. Die Eingabetaste führt zu dem, was dort hätte stehen können.',
			token: (token, share, alternatives) =>
				alternatives === 0
					? `${token}, ${share}`
					: `${token}, ${share}, ${plural(alternatives, { one: '# Alternative', other: '# Alternativen' })}`,
			alternatives: 'Alternativen'
		},
		alternatives: {
			label: 'Was hier hätte stehen können',
			end: 'Ende der Antwort',
			together: (tokens) =>
				plural(tokens, {
					one: '# Token, das ein Zeichen oder Wort ergibt.',
					other: '# Token, die zusammen ein Zeichen oder Wort ergeben.'
				}),
			none: 'Nichts anderes war wahrscheinlicher als eins zu tausend.',
			// The name of the token is in the nominative, so it stands behind a colon.
			branch: (token, share) => `Hier abzweigen: ${token}, ${share}`,
			choose: 'Wählen Sie eine Alternative, um von hier aus eine andere Version zu schreiben.',
			noneCanBegin: 'Hier kann keine andere Antwort beginnen.'
		},
		blocked: {
			cannotGoOn: (model) => `${model} kann einen vorgegebenen Anfang nicht fortsetzen.`,
			busy: 'Eine andere Antwort wird gerade geschrieben.'
		},
		note: {
			partedAfter: (characters) =>
				`Hearth hat mit denselben Einstellungen erneut gefragt. Die Antwort nahm nach ${plural(characters, { one: '# Zeichen', other: '# Zeichen' })} einen anderen Weg, deshalb hat das Folgende keine Markierungen.`,
			sameWords: 'Hearth hat mit denselben Einstellungen erneut gefragt, und es kamen dieselben Wörter.',
			noBeginning: 'Der Anfang hat keine Markierungen: Niemand hat gefragt, wie sicher sich das Modell dabei war.',
			firstTokens: (tokens) =>
				plural(tokens, { one: 'Das erste Token ist markiert.', other: 'Die ersten # Token sind markiert.' })
		},
		score: {
			summary: ({ share, unsure, tokens }) =>
				`<strong>Sicher bei der Wortwahl: ${share}</strong>, dabei ${number(unsure)} von ${plural(tokens, { one: '# Token', other: '# Token' })} unter ${percent(0.5)}`,
			marks: 'Was die Markierungen bedeuten',
			example: 'Wort',
			explanation: (model) =>
				`Eine Markierung sagt, für wie wahrscheinlich ${model ?? 'das Modell'} dieses Token hielt, nach allem, was davor stand, bei Temperatur 1 und vor jedem Sampler. Der Wert ist das geometrische Mittel über alle Token; schon wenige unwahrscheinliche drücken ihn daher stark.`,
			sureAndWrong:
				'Ein Modell kann sicher sein und falschliegen, und unsicher, wo mehrere Formulierungen gleich gut sind.',
			notTruth: (model) => `Wie sicher sich ${model ?? 'das Modell'} bei den Wörtern war, nicht ob sie stimmen.`
		},
		again: {
			asking: (progress) =>
				`Niemand hat aufgezeichnet, wie sicher sich das Modell war. Es wird mit denselben Einstellungen erneut gefragt: ${progress}`,
			reading: 'liest die Frage',
			tokens: (tokens) => plural(tokens, { one: '# Token', other: '# Token' }),
			anotherWay:
				'Mit denselben Einstellungen erneut gefragt, nahm das Modell vom ersten Wort an einen anderen Weg. Es gibt nichts zu markieren.',
			unknown: 'Wie sicher sich das Modell war, ist nicht bekannt.',
			ask: 'Erneut fragen'
		}
	},
	receipt: {
		dialog: {
			title: 'Beleg',
			copyText: 'Als Text kopieren',
			copyJson: 'Als JSON kopieren'
		},
		sentence: (modelName, tokens, tookMs, backend, engine) =>
			`${modelName} schrieb ${tokens === null ? 'dies' : plural(tokens, { one: '# Token', other: '# Token' })} in ${formatDuration(tookMs)}, auf der ${backend} dieses Geräts, mit ${engine}.`,
		backends: { webgpu: 'GPU', cpu: 'CPU' },
		engines: {
			wllama: 'llama.cpp in WebAssembly',
			transformers: 'ONNX Runtime',
			webllm: 'MLC',
			// In the dative: it follows `mit`.
			fake: 'einem Skript für Tests'
		},
		groups: {
			ran: 'Was lief',
			chose: 'Wie gewählt wurde',
			read: 'Was gelesen wurde',
			took: 'Was es brauchte'
		},
		labels: {
			model: 'Modell',
			file: 'Datei, SHA-256',
			files: (count) => plural(count, { one: '# Datei, SHA-256', other: '# Dateien, SHA-256' }),
			quantization: 'Quantisierung',
			engine: 'Engine',
			computedOn: 'Berechnet auf',
			contextWindow: 'Kontextfenster',
			adapter: 'Adapter',
			seed: 'Seed',
			stopStrings: 'Stoppsequenzen',
			thinking: 'Nachdenken',
			noSystemPrompt: 'System-Prompt',
			systemPrompt: 'System-Prompt, SHA-256',
			everything: 'Alles Gesendete, SHA-256',
			beganAfter: 'Begann nach',
			prompt: 'Prompt',
			answer: 'Antwort',
			end: 'Ende',
			firstToken: 'Erstes Token nach',
			speed: 'Geschwindigkeit',
			inAll: 'Insgesamt',
			time: 'Zeit',
			begun: 'Begonnen'
		},
		parameters: {
			temperature: 'Temperatur',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: 'Repetition Penalty',
			presencePenalty: 'Presence Penalty',
			frequencyPenalty: 'Frequency Penalty',
			maxTokens: 'Max. Token'
		},
		values: {
			unknown: 'unbekannt',
			weightsUnknown: 'Nicht bekannt: vom Datenträger geöffnet',
			cpuThreads: (backend, threads) => `${backend}, ${plural(threads, { one: '# Thread', other: '# Threads' })}`,
			tokens: (tokens) => plural(tokens, { one: '# Token', other: '# Token' }),
			noSeed: 'Keiner: Diese Engine nimmt keinen',
			seedDrawn: (seed) => `${seed}, von Hearth gezogen`,
			seedSet: (seed) => `${seed}, von Ihnen gesetzt`,
			thinkingOn: 'An',
			thinkingOff: 'Aus',
			thinkingFor: (tokens) => `An, höchstens ${plural(tokens, { one: '# Token', other: '# Token' })}`,
			noSystemPrompt: 'Keiner',
			given: (characters) =>
				plural(characters, {
					one: '# Zeichen dieser Antwort, das vorgegeben war',
					other: '# Zeichen dieser Antwort, die vorgegeben waren'
				}),
			promptCached: (tokens, cached) =>
				`${plural(tokens, { one: '# Token', other: '# Token' })}, davon ${number(cached)} noch im KV cache`,
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} Token/s`
		},
		endings: {
			stop: 'Das Modell war fertig',
			toolCalls: 'Es rief immer weiter Werkzeuge auf',
			length: 'Die Längengrenze war erreicht',
			aborted: 'Die Antwort wurde gestoppt'
		},
		line: (label, value) => `${label}: ${value}`,
		replay: {
			label: 'Wiederholung',
			start: 'Wiederholen',
			startAgain: 'Noch einmal wiederholen',
			about:
				'„Wiederholen“ stellt dieselbe Frage mit denselben Einstellungen und demselben Seed und vergleicht. Der Chat bleibt, wie er ist.',
			answering: (progress) => `Antwortet erneut: ${progress}`,
			reading: 'liest',
			tokens: (tokens) => plural(tokens, { one: '# Token', other: '# Token' }),
			impossible: 'Die Frage lässt sich nicht erneut stellen:',
			changed: 'Etwas ist nicht, wie es war, deshalb kann eine andere Antwort kommen:',
			identical: 'Identisch: Es kam dieselbe Antwort, Zeichen für Zeichen.',
			identicalSoFar: 'Identisch, so weit die gespeicherte Antwort reicht.',
			different: (character, tokens) =>
				tokens === null
					? `Anders ab Zeichen ${number(character)}.`
					: `Anders ab Zeichen ${number(character)}, nach ${plural(tokens, { one: '# Token', other: '# Token' })}.`,
			differentThoughts: (character) => `Andere Gedanken ab Zeichen ${number(character)}.`,
			stored: 'Gespeichert',
			replayed: 'Wiederholung',
			endsHere: 'endet hier',
			nothingKnown:
				'Alles, was der Beleg weiß, ist, wie es war. Entweder wurde der gespeicherte Text geändert, oder die Rechnung fiel ein wenig anders aus, wie es auf einer GPU vorkommen kann, oder wenn weniger vom Prompt noch im KV cache ist.',
			ranOn: (backend) => `Diesmal wurde auf der ${backend} gerechnet.`
		},
		differences: {
			weightsGone: (modelName) => `${modelName} ist nicht mehr auf diesem Gerät.`,
			weights: (modelName) => `Die Datei von ${modelName} ist eine andere als damals.`,
			weightsUnknown: (modelName) =>
				`${modelName} wurde vom Datenträger geöffnet, deshalb kann niemand sagen, ob es dieselbe Datei ist.`,
			engine: (before, now) => `Die Engine war damals ${before} und ist jetzt ${now}.`,
			backend: (before, now) => `Gerechnet wurde damals auf der ${before}, jetzt wäre es auf der ${now}.`,
			context: (before, now) =>
				`Das Kontextfenster hatte damals ${plural(before, { one: '# Token', other: '# Token' })} und hat jetzt ${number(now)}.`,
			system: 'Der System-Prompt hat sich seitdem geändert.',
			prompt: 'Was das Modell lesen würde, ist nicht, was es damals las.',
			noSeed: 'Diese Engine nimmt keinen Seed, und die Temperatur ist über 0.'
		},
		failures: {
			modelGone: 'Das Modell, das dies geschrieben hat, ist nicht mehr auf diesem Gerät.',
			noConfidence: 'Die Engine dieses Modells gibt nicht an, wie sicher es sich ist.'
		}
	},
	notebook: {
		page: {
			title: 'Notizbuch · Hearth',
			heading: 'Notizbuch',
			save: 'Als Text speichern',
			unable: (model) =>
				`${model} kann hier nur in Chats antworten. Wählen Sie ein anderes Modell, um einen Text fortzusetzen.`,
			goOn: 'Fortsetzen',
			writing: 'Schreibt …',
			count: (tokens, limit, exact) =>
				`${exact ? '' : 'etwa '}${number(tokens)} von ${plural(limit, { one: '# Token', other: '# Token' })}`,
			foot: 'Das Modell setzt diesen Text fort, wie er dasteht, mit dem Sampling aus den <link>Einstellungen</link>. Er bleibt in diesem Browser.'
		},
		paper: {
			label: 'Text',
			placeholder: 'Es war einmal in einer Hütte, in der ein Feuer brannte,'
		},
		outcome: {
			takenBack: 'Zurückgenommen.',
			stopped: (tokens) => `Nach ${plural(tokens, { one: '# Token', other: '# Token' })} gestoppt.`,
			lengthReached: (tokens) =>
				`${plural(tokens, { one: '# Token', other: '# Token' })} geschrieben. Die Längengrenze ist erreicht; „Fortsetzen“ schreibt weiter.`,
			ended: (tokens) =>
				`${plural(tokens, { one: '# Token', other: '# Token' })} geschrieben. Hier hat das Modell aufgehört.`,
			finished: 'Das Modell hält den Text für abgeschlossen.'
		}
	},
	connect: {
		page: {
			title: 'Verbinden',
			lead: 'Code, der für OpenAI oder Ollama geschrieben wurde, kann die Modelle in diesem Browser nutzen. Es antwortet kein Server, sondern Hearth, auch ohne Netz.'
		},
		access: {
			title: 'Zugriff',
			localApi: 'Lokale API',
			on: 'An. Seiten dieser Adresse können Ihre Modelle nutzen und sehen nie Ihre Chats.',
			off: 'Aus. Niemand außer Hearth kann Ihre Modelle nutzen.',
			address: 'Adresse',
			copyAddress: 'Adresse kopieren',
			key: 'Schlüssel',
			noKey: 'Keiner. Jede Seite dieser Adresse darf anfragen.',
			makeKey: 'Schlüssel erstellen',
			copyKey: 'Schlüssel kopieren',
			showKey: 'Anzeigen',
			hideKey: 'Verbergen',
			thisTab: 'Dieser Tab',
			serving: 'Beantwortet Anfragen, solange er offen ist.',
			gettingReady: 'Wird vorbereitet.',
			answering: (calls) => `Beantwortet gerade ${number(calls)}.`
		},
		tryIt: {
			title: 'Ausprobieren',
			request: 'Anfrage',
			kinds: { chat: 'Chat', responses: 'Responses', ollama: 'Ollama' },
			invalidJson: 'Das ist noch kein gültiges JSON. Sie können es senden, um zu sehen, was zurückkommt.',
			send: 'Senden',
			cameBack: 'Was zurückkam',
			sent: 'Gesendet.',
			stopped: 'Gestoppt.',
			broke: (error) => `Die Verbindung brach ab: ${error}`,
			done: ({ status, headMs, doneMs }) =>
				`Status ${status}, Header nach ${number(Math.round(headMs))} ms, fertig nach ${fixed(doneMs / 1000, 1)} s.`
		},
		limits: {
			title: 'Grenzen',
			maxTokens: 'Max. Token einer Antwort',
			maxTokensHint:
				'So lange Antworten darf ein Aufrufer höchstens verlangen. Danach endet die Antwort, und der Aufrufer erfährt es.',
			usual: 'Vorgabe von Hearth',
			setHere: 'Hier gesetzt',
			size: 'Größe einer Anfrage',
			sizeValue: (bytes) => `${number(bytes / 2 ** 20)} MB`,
			rate: 'Anfragen eines Aufrufers',
			rateValue: ({ burst, perSecond }) => `${number(burst)}, dann ${number(perSecond)} pro Sekunde`,
			waiting: 'Gleichzeitig wartend',
			waitingValue: connectRequests
		},
		atOnce: {
			name: 'Mehrere Anfragen gleichzeitig',
			whereFaster: 'Mehrere Anfragen gleichzeitig, wo das schneller ist',
			measuring: 'Messung läuft. Sie stoppt, wenn jemand fragt.',
			measuredOnCpu: ({ model, atMs }) => `${model} auf der CPU, ${date(atMs)}.`,
			measuredOnGpu: ({ model, atMs }) => `${model} auf der GPU, ${date(atMs)}.`,
			measuredLater: 'Wird von selbst gemessen, sobald Anfragen warten mussten und niemand fragt.',
			measureNow: 'Jetzt messen',
			measureAgain: 'Erneut messen',
			stopMeasuring: 'Messung stoppen',
			interrupted: 'Gestoppt, weil jemand eine Frage gestellt hat.',
			failed: (reason) => `Die Messung ist fehlgeschlagen: ${reason}`,
			impossible: (model) => `Eine nach der anderen: Was ${model} ausführt, gibt nur eine Antwort auf einmal.`,
			switchedOff: 'Eine nach der anderen, weil es hier ausgeschaltet ist.',
			notMeasured: 'Eine nach der anderen, bis hier gemessen wurde, dass zwei gleichzeitig schneller sind.',
			noMemory: 'Eine nach der anderen: Mit Platz für mehrere Antworten passte das Modell nicht in den Speicher.',
			cutOff: 'Eine nach der anderen: Die letzte Messung kam nicht zu ihrem Ende.',
			tooLittle: ({ gain, leastGain }) =>
				`Eine nach der anderen. Gemessen: Zwei gleichzeitig waren ${connectGain(gain)} zwei nacheinander; lohnend wäre es ab dem ${number(leastGain)}-Fachen.`,
			unsteady: (gain) =>
				`Eine nach der anderen. Gemessen: Zwei gleichzeitig waren ${connectGain(gain)} zwei nacheinander, aber nicht in jedem Durchgang.`,
			faster: ({ slots, gain }) =>
				`${number(slots)} gleichzeitig und daneben ein Chat. Gemessen: ${connectGain(gain)} ${number(slots)} nacheinander.`
		},
		fromCode: {
			title: 'Aus Ihrem Code',
			writtenWith: 'Geschrieben mit',
			example: 'Beispielcode',
			copy: 'Code kopieren',
			about: {
				fetch: 'Nichts als der Browser. Fügen Sie es in die Konsole einer beliebigen Seite dieser Adresse ein.',
				openai: 'Das Paket dieses Namens von npm, unverändert, in einer Seite, die Sie neben Hearth ausliefern.',
				ollama: 'Dasselbe für Code, der für Ollama geschrieben wurde: Zeilen von JSON.'
			}
		},
		whoCanCall: {
			title: 'Wer anfragen kann',
			pages: (host) =>
				`Seiten und Worker von <strong>${host}</strong> in diesem Browser, solange ein Tab von Hearth offen ist. Beim ersten Besuch zählt eine Seite erst ab dem zweiten Laden.`,
			others:
				'Nicht curl, kein Programm auf diesem Computer und kein anderes Gerät: Ein Browser hat keine Tür für sie. Für Programme ist ein Server wie Ollama oder llama.cpp das richtige Werkzeug.',
			order:
				'Anfragen werden eine nach der anderen beantwortet, oder mehrere gleichzeitig, wo das nach einer Messung schneller ist, und ein Chat wartet höchstens auf eine davon. Was eine Anfrage verlangt und Hearth nicht kann, wird abgelehnt oder im Header <code>x-hearth-ignored</code> genannt.'
		},
		websites: {
			title: 'Andere Websites',
			about:
				'Eine andere Website kann Ihre Modelle nur nutzen, wenn Sie es in einem Fenster von Hearth erlaubt haben, und nur, solange dieses Fenster offen ist. Ihre Chats sieht sie nie.',
			none: 'Sie haben keine erlaubt.',
			list: 'Websites',
			allowed: (atMs) => `Erlaubt: ${date(atMs)}`,
			remove: (website) => `Entfernen<hidden>: ${website}</hidden>`
		},
		endpoints: {
			title: 'Endpunkte',
			about: {
				models: 'Die Modelle auf diesem Gerät',
				chat: 'Chat, mit Streaming, Werkzeugen und JSON-Schemas',
				responses: 'Die neuere API von OpenAI, ohne gespeicherten Zustand',
				completions: 'Die ältere: Das Modell setzt einen Text fort, wie er dasteht',
				embeddings: 'Vektoren, von einem Modell, das sie erzeugt',
				ollamaModels: 'Ollama: die Modelle auf diesem Gerät',
				ollamaLoaded: 'Ollama: das Modell, das geladen ist',
				ollamaVersion: 'Ollama: die Version von Hearth',
				ollamaChat: 'Ollama: Chat',
				ollamaGenerate: 'Ollama: ein Prompt',
				ollamaEmbed: 'Ollama: Vektoren',
				ollamaShow: 'Ollama: was über ein Modell bekannt ist'
			}
		},
		callers: {
			title: 'Letzte Aufrufer',
			none: 'Noch hat niemand angefragt.',
			list: 'Aufrufer',
			calls: ({ count, lastAtMs, blocked }) => {
				const last = date(lastAtMs, { dateStyle: 'medium', timeStyle: 'short' });
				return blocked
					? `${connectRequests(count)}, zuletzt ${last}. Gesperrt.`
					: `${connectRequests(count)}, zuletzt ${last}`;
			},
			block: (caller) => `Sperren<hidden>: ${caller}</hidden>`,
			allowAgain: (caller) => `Wieder erlauben<hidden>: ${caller}</hidden>`,
			clear: 'Liste leeren'
		}
	},
	bridge: {
		page: { title: 'Hearth-Brücke' },
		consent: {
			question: (website) => `Darf <strong>${website}</strong> die Modelle auf diesem Gerät nutzen?`,
			meaning:
				'Die Website sieht, welche Modelle Sie haben, sendet ihnen Text und liest ihre Antworten. Ihre Chats sieht sie nie. Sie können das unter „Verbinden“ zurücknehmen.',
			allow: 'Erlauben',
			deny: 'Nicht erlauben',
			tooSmall: 'Vergrößern Sie dieses Fenster, um zu entscheiden.'
		},
		frame: {
			title: 'Hearth ist für diese Website nicht offen',
			apart:
				'Dieser Frame sieht nichts von Hearth: In einem Frame auf einer anderen Website halten Browser dessen Speicher getrennt, deshalb sind hier weder Ihre Modelle noch Ihre Erlaubnisse. Die Website kann Hearth stattdessen in einem Fenster öffnen.',
			unasked:
				'Erlaubt wird in einem eigenen Fenster, nie in einem Frame, wo eine Website sich über die Frage legen könnte.'
		},
		off: {
			title: 'Die lokale API ist ausgeschaltet',
			waits: (website) =>
				`<strong>${website}</strong> darf fragen, aber Hearth antwortet niemandem, solange die API aus ist. Eingeschaltet bleibt sie an, bis Sie sie unter „Verbinden“ ausschalten.`,
			waitsInFrame: (website) =>
				`<strong>${website}</strong> darf fragen, aber Hearth antwortet niemandem, solange die API aus ist. Der Schalter ist in Hearth unter „Verbinden“.`,
			switchOn: 'Einschalten'
		},
		noTab: {
			title: 'Öffnen Sie Hearth, um fortzufahren',
			text: (website) =>
				`Das Modell läuft in einem Tab von Hearth, mit voller Geschwindigkeit. Öffnen Sie einen und lassen Sie ihn offen; <strong>${website}</strong> verbindet sich von selbst.`,
			open: 'Hearth öffnen'
		},
		connected: {
			title: 'Verbunden',
			inWindow: (website) => `<strong>${website}</strong> kann Ihre Modelle nutzen, solange dieses Fenster offen ist.`,
			inFrame: (website) => `<strong>${website}</strong> kann Ihre Modelle nutzen, solange diese Seite offen ist.`,
			answering: 'Eine Antwort wird geschrieben.',
			idle: 'Gerade wird nichts gefragt.',
			disconnect: 'Trennen',
			removePermission: 'Erlaubnis entfernen'
		},
		phases: {
			waiting: {
				title: 'Einen Moment',
				text: 'Hearth wartet auf die Website, die dieses Fenster geöffnet hat.'
			},
			admitting: { title: 'Einen Moment', text: 'Hearth bereitet sich vor.' },
			alone: {
				title: 'Hier ist niemand',
				text: 'Andere Websites öffnen dieses Fenster, um nach Ihren Modellen zu fragen. Falls das gerade eine getan hat, hat der Host von Hearth die beiden getrennt. Schließen Sie dieses Fenster und verbinden Sie sich auf der Website erneut.'
			},
			unprotected: {
				title: 'Hearth kann hier nicht starten',
				text: 'Der Service Worker ließ sich nicht installieren; dafür braucht es eine https-Adresse und in manchen Browsern ein Fenster, das nicht privat ist.'
			},
			unsaved: {
				title: 'Die Erlaubnis ließ sich nicht speichern',
				text: 'Der Browser weigert sich, sie zu speichern. Ist der Datenträger voll, oder ist dies ein privates Fenster?'
			},
			gone: {
				title: 'Die Website ist gegangen',
				text: 'Nichts ist mehr verbunden. Dieses Fenster schließt sich von selbst.'
			},
			popup_closed: {
				title: 'Getrennt',
				text: 'Schließen Sie dieses Fenster und verbinden Sie sich auf der Website erneut.'
			},
			consent_denied: {
				title: 'Nicht erlaubt',
				text: 'Die Website kann Ihre Modelle nicht nutzen. Sie können dieses Fenster schließen.'
			},
			consent_needed: {
				title: 'Noch nicht erlaubt',
				text: 'Schließen Sie dieses Fenster und verbinden Sie sich auf der Website erneut.'
			},
			revoked: {
				title: 'Zurückgenommen',
				text: 'Die Website kann Ihre Modelle nicht mehr nutzen. Sie können dieses Fenster schließen.'
			},
			insecure_origin: {
				title: 'Dieser Website ist nicht zu trauen',
				text: 'Sie kam nicht über https, deshalb könnte jeder auf dem Weg in ihrem Namen sprechen. Hearth redet nicht mit ihr.'
			},
			version_mismatch: {
				title: 'Diese beiden verstehen einander nicht',
				text: 'Die Website und Hearth sprechen verschiedene Versionen der Brücke. Die ältere Seite muss aktualisiert werden. Ist es Hearth, öffnen Sie es, nehmen Sie die neue Version an und verbinden Sie sich erneut.'
			}
		},
		goToHearth: 'Zu Hearth'
	},
	library: {
		downloads: {
			done: (model) => `${model} ist da, und jedes Byte wurde geprüft.`,
			whole: (model) => `${model} ist unversehrt: Jedes Byte wurde geprüft.`,
			damaged: (model, damagedBytes) =>
				`Von ${model} sind ${formatBytes(damagedBytes)} beschädigt. „Reparieren“ lädt sie erneut herunter.`,
			littleRoom: (model, neededBytes, freeBytes) =>
				`Laut Browser sind etwa ${formatBytes(freeBytes)} frei, und ${model} braucht ${formatBytes(neededBytes)}. Der Versuch läuft trotzdem: Was ankommt, bleibt erhalten.`
		},
		removals: {
			canceled: (model, bytes) =>
				bytes === 0
					? `Der Download von ${model} ist abgebrochen.`
					: `Der Download von ${model} ist abgebrochen. Seine ${formatBytes(bytes)} werden gelöscht, wenn dieser Hinweis verschwindet.`,
			removed: (model, bytes) =>
				bytes === 0
					? `${model} ist entfernt.`
					: `${model} ist entfernt. Die ${formatBytes(bytes)} werden gelöscht, wenn dieser Hinweis verschwindet.`
		},
		transfers: {
			present: (model) => `${model} ist schon auf diesem Gerät.`,
			imported: (model, fileName) => `${model} ist da, und jedes Byte wurde geprüft. Das Modell kam aus ${fileName}.`,
			kept: (model) => `${model} wird jetzt in Hearth aufbewahrt.`,
			keptWithoutAdapters: (model) =>
				`${model} wird jetzt in Hearth aufbewahrt. Die Adapter des Modells bleiben auf Ihrem Datenträger.`,
			saved: (fileName, bytes) => `${fileName} ist gespeichert: ${formatBytes(bytes)}.`,
			noRoom: (model) =>
				`Für ${model} ist kein Platz, und nichts davon wurde behalten. Entfernen Sie Modelle, die Sie nicht mehr brauchen, oder schaffen Sie Platz auf dem Datenträger, und versuchen Sie es dann erneut.`
		},
		hubFailures: {
			offline: {
				sentence: ({ host }) => `Dieses Gerät ist offline, deshalb wurde ${host} nicht gefragt.`,
				next: 'Installierte Modelle funktionieren ohne Netz. Suchen Sie erneut, wenn Sie online sind.'
			},
			'no-answer': {
				sentence: ({ host }) => `${host} antwortet nicht.`,
				next: 'Prüfen Sie die Verbindung. Ist der Host bei Ihnen gesperrt, tragen Sie in den Einstellungen einen Spiegel ein.'
			},
			'not-allowed': {
				sentence: ({ host }) => `Diese Kopie von Hearth erlaubt keine Anfragen an ${host}.`,
				next: 'Wer sie veröffentlicht, bestimmt, von welchen Hosts Modelle kommen dürfen. Welcher Hub gefragt wird, steht in den Einstellungen.'
			},
			'no-access': {
				sentence: ({ what }) => `Das bekommt nur, wer Zugriff erhalten hat: ${what}.`,
				next: 'Beantragen Sie auf der zugehörigen Seite Zugriff, fügen Sie dann in den Einstellungen ein Token Ihres Kontos ein, und versuchen Sie es erneut.'
			},
			'bad-token': {
				sentence: ({ host }) => `${host} nimmt das Token nicht an.`,
				next: 'Vielleicht ist es abgelaufen oder wurde widerrufen. Ersetzen oder entfernen Sie es in den Einstellungen.'
			},
			'not-there': {
				sentence: ({ host, what }) => `Das gibt es bei ${host} nicht, oder es ist privat: ${what}.`,
				next: 'Prüfen Sie die Schreibweise, oder suchen Sie nach dem Namen. Für Privates braucht es ein Token; das gehört in die Einstellungen.'
			},
			busy: {
				sentence: ({ host }) => `${host} verlangt eine Pause: Aus diesem Netz kamen zu viele Anfragen.`,
				next: 'Versuchen Sie es in einigen Minuten erneut. Ein Token in den Einstellungen erlaubt mehr Anfragen.',
				nextAfter: (waitMs) =>
					`Versuchen Sie es in ${formatDuration(waitMs)} erneut. Ein Token in den Einstellungen erlaubt mehr Anfragen.`
			},
			failing: {
				sentence: ({ host, what, status }) =>
					`${host} konnte nicht antworten (Status: ${status ?? 'keiner'}). Gefragt war: ${what}.`,
				next: 'Der Fehler liegt dort. Versuchen Sie es später erneut.'
			},
			'web-page': {
				sentence: ({ host }) => `Statt einer Antwort von ${host} kam eine Webseite.`,
				next: 'Manche Netze verlangen erst eine Anmeldung: Öffnen Sie eine beliebige Seite in einem neuen Tab. Sonst prüfen Sie den Spiegel in den Einstellungen.'
			},
			unreadable: {
				sentence: ({ host, what }) => `Die Antwort von ${host} ist nicht lesbar. Gefragt war: ${what}.`,
				next: 'Ist in den Einstellungen ein Spiegel eingetragen, verhält er sich vielleicht anders als Hugging Face.'
			},
			'too-long': {
				sentence: ({ host, what }) =>
					`Die Antwort von ${host} ist länger als alles, was Hearth verwenden kann. Gefragt war: ${what}.`,
				next: 'Die Antwort wurde nicht zu Ende gelesen. Nichts wurde geändert.'
			}
		}
	},
	models: {
		page: {
			title: 'Modelle',
			lead: 'Ein Modell ist eine Datei voller Zahlen, mit denen Ihr eigenes Gerät rechnet. Sie wird in diesem Browser aufbewahrt.',
			shelf: 'Ihre Modelle',
			discover: 'Entdecken',
			open: 'Datei öffnen'
		},
		facts: {
			parameters: (count) => `${count} Parameter`,
			parametersInParts: (count, atATime) => `${count} Parameter, davon ${atATime} gleichzeitig`,
			context: (tokens) => plural(tokens, { one: '# Token Kontext', other: '# Token Kontext' }),
			adapter: (name) => `Adapter ${name}`,
			noLicense: 'Lizenz nicht bekannt',
			joined: (facts) => facts.join(', '),
			day: (when, atMs) =>
				when === 'today'
					? 'heute'
					: when === 'yesterday'
						? 'gestern'
						: date(atMs, { day: 'numeric', month: 'long', year: 'numeric' })
		},
		shelf: {
			label: 'Modelle auf diesem Gerät',
			onlyGuide:
				'Guide ist klein: Es kennt sich damit aus, wie Modelle auf dem eigenen Gerät laufen, und mit wenig sonst. Für alles andere laden Sie einmal ein Modell herunter; danach funktioniert es ohne Netz.',
			discover: 'Modelle entdecken',
			chat: 'Chat',
			pause: 'Anhalten',
			resume: 'Fortsetzen',
			repair: 'Reparieren',
			guideSummary: 'Ein kleiner Wegweiser zu Modellen auf dem eigenen Gerät. Eingebaut, sofort bereit.',
			loadsLater: 'Wird geladen, wenn Sie eine Nachricht senden.',
			memory: (bytes) => `Etwa ${formatBytes(bytes)} Arbeitsspeicher.`,
			unused: 'Noch nicht verwendet.',
			lastUsed: (when, atMs) =>
				`Zuletzt verwendet: ${
					when === 'today'
						? 'heute'
						: when === 'yesterday'
							? 'gestern'
							: date(atMs, { day: 'numeric', month: 'long', year: 'numeric' })
				}.`,
			onlyComparing: 'Zum Vergleichen von Texten, nicht für Chats.',
			inOtherTab: 'In einem anderen Tab',
			workInOtherTab: 'Ein anderer Tab von Hearth arbeitet daran.',
			damaged: 'Ein Teil ist beschädigt oder fehlt. „Reparieren“ lädt diesen Teil erneut herunter und sonst nichts.',
			cancelOf: (model) => `Abbrechen: Download von ${model}`,
			unfinished: 'Nicht fertig.',
			paused: (bytes) => `Angehalten bei ${formatBytes(bytes)}.`,
			pausedOf: (bytes, totalBytes) =>
				`Angehalten bei ${formatBytes(bytes)} von ${formatBytes(totalBytes)}. Nichts geht verloren.`
		},
		files: {
			label: (model) => `Dateien von ${model}`,
			summary: (done, count) => `${number(done)} von ${plural(count, { one: '# Datei', other: '# Dateien' })}`,
			states: {
				waiting: 'Wartet',
				partial: 'Nicht fertig',
				downloading: 'Lädt',
				checking: 'Wird geprüft',
				repaired: 'Repariert',
				done: 'Fertig',
				damaged: 'Beschädigt'
			}
		},
		menu: {
			label: (model) => `Optionen für ${model}`,
			details: 'Herkunft',
			verify: 'Jedes Byte prüfen',
			repair: 'Reparieren',
			unload: 'Entladen, um Speicher freizugeben',
			exportPack: 'Als Modellpaket exportieren …',
			saveFile: 'Modelldatei speichern …',
			remove: 'Entfernen …'
		},
		removal: {
			title: (model) => `${model} entfernen?`,
			titleUnfinished: (model) => `Download von ${model} löschen?`,
			text: (bytes, { shared, fetchable }) => {
				const stay = shared ? ' Dateien, die ein anderes Modell braucht, bleiben.' : '';
				const again = fetchable
					? 'Wenn Sie es wieder brauchen, wird es erneut heruntergeladen.'
					: 'Hearth kann es nicht erneut herunterladen: Behalten Sie die Datei, aus der es kam.';
				return `Das löscht ${formatBytes(bytes)} von diesem Gerät.${stay} ${again} Ihre Chats bleiben.`;
			},
			confirm: (bytes) => `${formatBytes(bytes)} löschen`
		},
		room: {
			title: 'Entfernen könnten Sie:',
			unused: (model, bytes) => `${model}, ${formatBytes(bytes)}, nie verwendet`,
			lastUsed: (model, bytes, when, atMs) =>
				`${model}, ${formatBytes(bytes)}, zuletzt verwendet: ${
					when === 'today'
						? 'heute'
						: when === 'yesterday'
							? 'gestern'
							: date(atMs, { day: 'numeric', month: 'long', year: 'numeric' })
				}`,
			remove: (model) => `${model} entfernen …`
		},
		provenance: {
			lead: 'Woher es kommt und was für seine Bytes bürgt.',
			source: 'Quelle',
			sourceAt: (source, host) => `${source}, bei ${host}`,
			packedFrom: (fileName, source) => `${fileName}, gepackt aus ${source}`,
			path: 'Auf welchem Weg',
			paths: {
				hub: 'Von einem Hub heruntergeladen',
				url: 'Von einer Adresse heruntergeladen, die Sie angegeben haben',
				pack: 'Aus einem Modellpaket importiert',
				disk: 'Von Ihrem Datenträger kopiert'
			},
			revision: 'Revision',
			noRevision: 'Nicht bekannt: die damals neueste',
			license: 'Lizenz',
			noLicense: 'Nicht bekannt',
			runsOn: 'Läuft mit',
			trust: 'Vertrauen',
			unfinished: 'Noch nicht fertig.',
			published: 'Jedes Byte ist so, wie der Herausgeber es zugesagt hat: Jede Datei hat den veröffentlichten SHA-256.',
			firstCome:
				'Niemand hat für das Ganze einen Hash veröffentlicht. Was beim ersten Mal kam, wurde festgehalten; eine spätere Änderung fällt also auf.',
			lastChecked: 'Zuletzt geprüft',
			files: 'Dateien',
			noHash: 'Hash noch nicht bekannt',
			publishedHash: 'veröffentlichter Hash',
			computedHash: 'hier berechneter Hash'
		},
		storage: {
			title: 'Speicherplatz',
			usage: (storedBytes, freeBytes) =>
				`${formatBytes(storedBytes)} heruntergeladene Modelle, etwa ${formatBytes(freeBytes)} frei.`,
			usageOnly: (storedBytes) =>
				`${formatBytes(storedBytes)} heruntergeladene Modelle; wie viel frei ist, sagt der Browser nicht.`,
			estimate: 'Was frei ist, schätzt der Browser selbst.',
			onlyMemory:
				'Dieser Browser gibt hier keinen Speicherplatz, deshalb sind Downloads weg, wenn dieser Tab geschlossen wird.',
			kept: 'Der Browser behält sie, bis Sie sie entfernen.',
			mayBeCleared: 'Der Browser kann sie löschen, wenn der Platz auf dem Datenträger knapp wird.',
			refused: 'Er hat nicht zugesagt, sie zu behalten. Meistens hilft es, Hearth als App zu installieren.',
			keep: 'Behalten'
		},
		job: {
			amountOf: (bytes, totalBytes) => `${formatBytes(bytes)} von ${formatBytes(totalBytes)}`,
			queued: 'Wartet auf den Download davor.',
			asking: 'Größen und Hashes werden beim Hub erfragt.',
			waiting: (amount) => `Wartet auf das Netz, bisher ${amount}. Danach geht es von selbst weiter.`,
			checking: (amount) => `Wird geprüft: ${amount}`,
			comparing: (amount) => `Wird ein zweites Mal gelesen, weil der Hash nicht stimmt · ${amount}`,
			speed: (bytesPerSecond) => `${formatBytes(bytesPerSecond)}/s`,
			left: (ms) => `noch ${formatDuration(ms)}`,
			checkingModel: (model) => `${model} wird geprüft`,
			downloadingModel: (model) => `${model} wird heruntergeladen`
		},
		transfers: {
			label: 'Modellpakete und Kopien',
			import: (name) => `${name} wird importiert`,
			copy: (name) => `Eine Kopie von ${name} wird angelegt`,
			export: (name) => `${name} wird exportiert`,
			reading: (amount) => (amount === null ? 'Wird gelesen' : `Wird gelesen: ${amount}`),
			checking: (amount) => (amount === null ? 'Wird geprüft' : `Wird geprüft: ${amount}`),
			copying: (amount) => (amount === null ? 'Wird kopiert' : `Wird kopiert: ${amount}`),
			saving: (amount) => (amount === null ? 'Wird gespeichert' : `Wird gespeichert: ${amount}`)
		},
		discover: {
			title: 'Katalog',
			lead: 'Modelle, die viele gern auf dem eigenen Gerät verwenden. Nichts wird geladen, bevor Sie auf „Herunterladen“ drücken, und was heruntergeladen ist, funktioniert ohne Netz.',
			search: 'Katalog durchsuchen',
			placeholder: 'Name, Familie oder Zweck',
			kind: 'Art',
			kinds: {
				all: 'Alle',
				chat: 'Chat',
				reasoning: 'Nachdenken',
				code: 'Code',
				vision: 'Bilder',
				embedding: 'Embedding'
			},
			order: 'Reihenfolge',
			orders: { fit: 'Passt am besten', size: 'Kleinste zuerst', name: 'Name' },
			offline: 'Der Katalog ist ein Teil von Hearth, der auf diesem Gerät noch fehlt, und es gibt gerade kein Netz.',
			count: (found) => plural(found, { one: '# Modell', other: '# Modelle' }),
			list: 'Modelle zum Herunterladen',
			nothing: 'Nichts im Katalog enthält alle diese Wörter.',
			reading: 'Katalog wird gelesen …'
		},
		offer: {
			size: (bytes, estimated) => `${estimated ? 'etwa ' : ''}${formatBytes(bytes)}`,
			cannotChat: 'Zum Vergleichen von Texten. Chatten kann es nicht.',
			details: (model) => `Details<hidden> zu ${model}</hidden>`,
			context: 'Kontext',
			tokens: (tokens) => plural(tokens, { one: '# Token', other: '# Token' }),
			languages: 'Sprachen',
			publisher: 'Herausgeber',
			builds: (model) => `Fassungen von ${model}`,
			estimated:
				'Genaue Größe und Hashes sind noch nicht bestätigt. Sie werden beim Hub erfragt, wenn Sie auf „Herunterladen“ drücken, und jedes Byte wird dann mit dem verglichen, was er veröffentlicht.',
			unconfirmed: (facts) => `Aus allgemeinem Wissen, nicht beim Herausgeber bestätigt: ${facts.join(', ')}.`,
			unconfirmedFacts: {
				parameters: 'Größe',
				license: 'Lizenz',
				languages: 'Sprachen',
				contextTokens: 'Kontext',
				architecture: 'innere Abmessungen'
			},
			here: 'Auf diesem Gerät',
			pause: (name) => `${name} anhalten`,
			resume: (name) => `${name} fortsetzen`,
			repair: (name) => `${name} reparieren`,
			download: (bytes, estimated) => `Herunterladen, ${estimated ? 'etwa ' : ''}${formatBytes(bytes)}`,
			downloadOf: (name, bytes, estimated) => `Herunterladen: ${name}, ${estimated ? 'etwa ' : ''}${formatBytes(bytes)}`
		}
	},
	hub: {
		search: {
			region: 'Im Netz suchen',
			label: (host) => `${host} durchsuchen`,
			placeholder: 'Name oder Adresse eines Modells',
			submit: 'Suchen',
			hint: (host) =>
				`Bevor Sie auf „Suchen“ drücken, wird nichts angefragt. Dann sieht ${host}, wonach Sie suchen und von wo aus Sie verbunden sind. Chats sieht der Hub nie.`,
			madeFor: 'Gemacht für',
			allEngines: 'Alle, die laufen',
			searching: (host) => `${host} wird durchsucht …`,
			reading: (what) => `Wird gelesen: ${what} …`,
			back: 'Zurück zu den Ergebnissen',
			settings: 'Einstellungen',
			ownAddress:
				'Von einer Adresse, die Sie angegeben haben. Niemand veröffentlicht dafür einen Hash; Hearth kann also nur später feststellen, ob es noch die Datei ist, die zuerst kam.'
		},
		results: {
			label: 'Gefundene Modelle',
			count: (models) => plural(models, { one: '# Modell gefunden', other: '# Modelle gefunden' }),
			none: (text) =>
				`Nichts, was hier läuft, heißt „${text}“. Versuchen Sie es mit weniger Wörtern oder einer anderen Wahl unter „Gemacht für“.`,
			onRequest: 'Zugriff auf Antrag',
			downloads: (perMonth) =>
				`${number(perMonth, { notation: 'compact', maximumFractionDigits: 1 })} Downloads im Monat`,
			updated: (atMs) => `aktualisiert: ${date(atMs, { year: 'numeric', month: 'short', day: 'numeric' })}`,
			noLicense: 'Lizenz nicht angegeben'
		},
		repository: {
			formats: {
				wllama: 'GGUF, für llama.cpp',
				transformers: 'ONNX, für transformers.js',
				webllm: 'MLC, für WebLLM'
			},
			parameters: (count) => `${count} Parameter`,
			context: (tokens) => plural(tokens, { one: '# Token Kontext', other: '# Token Kontext' }),
			revision: (hash) => `Revision ${hash}`,
			page: 'Modellseite',
			newTab: '(öffnet sich in einem neuen Tab)',
			gated:
				'Der Herausgeber gewährt Zugriff auf Antrag. Beantragen Sie ihn auf der Modellseite, und fügen Sie dann in den <link>Einstellungen</link> ein Token Ihres Kontos ein.',
			gatedWithToken:
				'Der Herausgeber gewährt Zugriff auf Antrag. Beantragen Sie ihn auf der Modellseite; Ihr Token wird beim Herunterladen mitgesendet.',
			searchFor: (query) => `Nach „${query}“ suchen`,
			nothing: 'In diesem Repository gibt es keine Modelldateien, die Hearth kennt.',
			unusable: (formats) =>
				`Das ist ein Modell im Format ${list(formats)}. Ein Browser kann es nicht ausführen: Solche Dateien sind für Programme auf einer Grafikkarte oder fürs Training gemacht. Oft gibt es dasselbe Modell als GGUF.`
		},
		problems: {
			partsMissing: (count, found) =>
				`Das Modell ist in ${plural(count, { one: '# Datei', other: '# Dateien' })} geteilt; vorhanden: ${number(found)}.`,
			empty: 'Die Datei ist leer.',
			fileMissing: (path) => `Es fehlt: ${path}.`,
			graphMissing: (quantization) => `Ein Teil, der zu ${quantization} gehört, fehlt.`,
			weightsMissing: 'Die Gewichte fehlen.',
			libraryMissing:
				'Dafür ist keine kompilierte Bibliothek bekannt, und ohne eine solche läuft ein MLC-Modell nicht.',
			otherTask: (task) =>
				`Das Modell ist für eine andere Aufgabe gemacht (${task}); Hearth führt ONNX-Modelle aus, die Text schreiben oder vergleichen.`,
			encoderDecoder:
				'Das Modell liest mit einem Netz und schreibt mit einem anderen, wie es Modelle zum Übersetzen tun. Hearth führt ONNX-Modelle aus, die einen Text fortsetzen.',
			otherImages: (family) =>
				`Wie dieses Modell Bilder liest, kennt Hearth nicht (${family ?? 'seine Familie ist nicht angegeben'}). Verwendbar sind SmolVLM und Idefics3.`,
			severalNetworks: (names) =>
				`Das Modell besteht aus mehreren Netzen (${names.join(', ')}), die Hearth nicht verbinden kann.`,
			sixteenBits:
				'Seine Zahlen haben 16 Bit. Modelle, die Texte vergleichen, laufen hier auf der CPU, und die rechnet nicht mit solchen Zahlen.',
			notFirstPart: 'Das ist nicht der erste Teil eines geteilten Modells. Fügen Sie die Adresse des ersten ein.',
			tooManyParts: 'Das Modell ist in zu viele Teile geteilt.',
			countsDiffer: (inHeader, inName) =>
				`Teile laut Kopf der Datei: ${number(inHeader)}. Teile laut Namen: ${number(inName)}. Das passt nicht zusammen.`
		},
		refused: {
			'not-https': 'Abgerufen wird nur von https-Adressen: Was von anderen kommt, könnte unterwegs verändert werden.',
			credentials: 'Eine Adresse mit Namen und Passwort darin wird nicht abgerufen.',
			'no-model':
				'Diese Adresse ist weder eine Modellseite des Hubs noch eine .gguf-Datei. Fügen Sie eine solche ein, oder geben Sie einen Namen ein.'
		},
		build: {
			bitsPerWeight: (bits) => `${fixed(bits, 1)} Bit je Gewicht`,
			files: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
			readsImages: 'liest Bilder',
			pasted: 'die eingefügte Adresse',
			noSize: 'Größe nicht bekannt',
			onShelf: 'Vorhanden',
			download: (name) => `${name} herunterladen`
		}
	},
	disk: {
		open: {
			title: 'Ein eigenes Modell',
			lead: 'Hearth liest es von Ihrem Datenträger, dort, wo es liegt; nichts wird hochgeladen. Wählen Sie es hier aus, oder legen Sie es irgendwo auf dieser Seite ab.',
			files: 'Dateien öffnen',
			folder: 'Ordner öffnen',
			reading: 'Kopfdaten werden gelesen …',
			ggufTitle: 'GGUF-Dateien',
			gguf: 'Alle Teile eines geteilten Modells zusammen. Dazu oder danach: LoRA-Adapter und eine mmproj-Datei für Bilder.',
			foldersTitle: 'Ordner',
			folders: 'ONNX, wie transformers.js es verwendet, oder MLC mit seiner kompilierten .wasm-Bibliothek.',
			packsTitle: '.hearth-Modellpakete',
			packs: 'Auf einem anderen Gerät aus Hearth exportiert. Jedes Byte wird geprüft, und eine Kopie bleibt hier.',
			fileInput: 'GGUF-Datei',
			folderInput: 'Modellordner',
			fileKind: 'Modelle'
		},
		drop: {
			title: 'Zum Öffnen ablegen',
			hint: 'Eine GGUF-Datei mit allen Teilen, ein Modellordner oder ein .hearth-Modellpaket'
		},
		list: {
			title: 'Auf Ihrem Datenträger',
			forThisVisit: 'Nur für diesen Besuch geöffnet: Dieser Browser findet die Datei nicht von selbst wieder.',
			open: 'Geöffnet. Es bleibt auch nach dem Neuladen in dieser Liste.',
			closed: 'Der Browser fragt vielleicht, ob Hearth es lesen darf.',
			keepCopy: 'Kopie in Hearth behalten',
			forget: 'Vergessen',
			chat: 'Chat',
			reopen: 'Öffnen',
			summary: 'Von Ihrem Datenträger. Es wird gelesen, wo es liegt; nichts wird kopiert oder hochgeladen.'
		},
		again: {
			notAllowed: (model) =>
				`Der Browser durfte ${model} nicht lesen. Öffnen Sie es noch einmal, und erlauben Sie es, wenn Sie gefragt werden.`,
			gone: (model, files) =>
				`${model} ist nicht zu finden. Nicht mehr am alten Ort: ${list([
					...files.slice(0, 2),
					...(files.length > 2 ? [`${number(files.length - 2)} weitere`] : [])
				])}. Das Modell wurde verschoben, umbenannt oder gelöscht.`,
			forget: 'Vergessen',
			changed: (model, files, sizes) => {
				const other = sizes ? ` (damals ${formatBytes(sizes.thenBytes)}, jetzt ${formatBytes(sizes.nowBytes)})` : '';
				const several = files > 1 ? `, und zwar ${number(files)} Dateien davon` : '';
				return `${model} hat sich auf dem Datenträger geändert, seit Sie es zuletzt geöffnet haben${other}${several}. Die Kopfdaten sind in Ordnung; ob der Rest so ist, wie Sie ihn erwarten, wissen nur Sie.`;
			}
		},
		choice: {
			title: (model) => `${model} gibt es in mehreren Größen`,
			lead: 'Die erste passt am besten zu diesem Gerät. Die anderen bleiben, wo sie sind.',
			label: 'Größe des Modells',
			open: 'Öffnen',
			forms: {
				q4f16: '4 Bit, gerechnet mit 16: klein und schnell, braucht eine GPU, die das kann',
				q4: '4 Bit: klein',
				q8: '8 Bit: größer, näher am Original',
				int8: '8 Bit: größer, näher am Original',
				uint8: '8 Bit: größer, näher am Original',
				bnb4: '4 Bit, nach Art von bitsandbytes',
				fp16: '16 Bit: groß, braucht eine GPU, die das kann',
				fp32: '32 Bit: das Original, sehr groß'
			}
		},
		// Each continues a sentence that begins with the name of the folder or file.
		refused: {
			tooMany: 'enthält mehr Dateien als jedes Modell. Wählen Sie den Ordner eines einzelnen Modells',
			empty: 'enthält keine Dateien',
			safetensorsAdapter:
				'ist ein LoRA-Adapter im Format safetensors. Wandeln Sie ihn mit convert_lora_to_gguf.py von llama.cpp in GGUF um, und öffnen Sie ihn dann mit seinem Modell',
			quantized: (method) =>
				`ist mit ${method ?? 'einem eigenen Verfahren'} quantisiert, für Grafikkarten und Programme außerhalb eines Browsers. Suchen Sie dasselbe Modell als GGUF-Datei oder als ONNX- oder MLC-Ordner`,
			rawWeights:
				'enthält rohe Gewichte (safetensors), in denen Modelle trainiert und veröffentlicht werden. Suchen Sie dasselbe Modell als GGUF-Datei oder als ONNX- oder MLC-Ordner',
			pytorch:
				'enthält PyTorch-Gewichte (pickle), die Programme enthalten können und hier nie geöffnet werden. Suchen Sie dasselbe Modell als GGUF-Datei oder als ONNX- oder MLC-Ordner',
			folderInside: (quotedName) => `ist selbst kein Modell. Wählen Sie darin den Ordner ${quotedName}`,
			unknown:
				'enthält kein Modell, das Hearth kennt. Suchen Sie dasselbe Modell als GGUF-Datei oder als ONNX- oder MLC-Ordner',
			jsonTooLong: 'ist zu lang für das, was es sein soll',
			jsonWrong: 'enthält nicht, was es enthalten soll',
			jsonGone: 'lässt sich nicht mehr lesen; vielleicht wurde es verschoben oder geändert',
			notJson: 'ist kein JSON; vielleicht ist es abgeschnitten oder beschädigt',
			noTensorList: 'hat keine Liste der Tensoren (tensor-cache.json oder ndarray-cache.json)',
			emptyTensorList: (fileName) => `hat eine Liste der Tensoren (${fileName}), die keine Dateien nennt`,
			incomplete: (missing) =>
				`ist unvollständig. Es fehlt: ${list([
					...missing.slice(0, 2),
					...(missing.length > 2 ? [`${number(missing.length - 2)} weitere`] : [])
				])}`,
			noLibrary:
				'hat keine kompilierte Bibliothek; das ist eine .wasm-Datei, die MLC getrennt von den Gewichten veröffentlicht. Legen Sie sie in den Ordner, oder legen Sie beide zusammen hier ab',
			manyLibraries: (count) =>
				plural(count, {
					one: 'enthält # kompilierte Bibliothek (.wasm). Lassen Sie nur die für dieses Modell im Ordner',
					other: 'enthält # kompilierte Bibliotheken (.wasm). Lassen Sie nur die für dieses Modell im Ordner'
				}),
			noSettings: (missing) => `enthält nicht, was ein Ordner für transformers.js hat: ${missing.join(' und ')}`,
			manyNetworks: (names) =>
				`ist ein Modell aus mehreren Netzen (${names.join(', ')}), und Hearth führt nur Modelle aus einem Netz aus. Suchen Sie dasselbe Modell als GGUF-Datei`,
			loneProjector:
				'ist ein Projektor, mit dem ein Modell Bilder sieht. Öffnen Sie zuerst sein Modell oder beide zusammen',
			loneAdapter: 'ist ein LoRA-Adapter, der ein Modell verändert. Öffnen Sie zuerst sein Modell oder beide zusammen',
			adapterOfSplit: (model) => `braucht ein Modell in einer einzigen Datei, und ${model} ist geteilt`,
			adapterOfOther: (base, model, kind) =>
				`ist ein Adapter für Modelle der Art ${base}, und ${model} ist ein Modell der Art ${kind}`
		},
		notStarted: {
			noFile: 'Es wurde keine Datei ausgewählt',
			manyFiles: 'Wählen Sie eine einzige Datei oder alle Teile eines geteilten Modells',
			notSplit: 'Die Dateien gehören nicht zu einem geteilten Modell',
			mixed: 'Die Teile gehören zu verschiedenen Modellen, oder ihre Namen wurden geändert',
			tensors: (found, promised) =>
				`Die Teile enthalten ${plural(found, { one: '# Tensor', other: '# Tensoren' })}, angekündigt sind ${number(promised)}`,
			split: (parts) => `Das Modell ist geteilt; wählen Sie alle ${number(parts)} Teile zusammen aus`,
			splitWithout: (parts, missing) =>
				`Das Modell ist geteilt; wählen Sie alle ${number(parts)} Teile zusammen aus. Es fehlt: ${list([
					...missing.slice(0, 2),
					...(missing.length > 2 ? [`${number(missing.length - 2)} weitere`] : [])
				])}`
		}
	},
	fit: {
		verdicts: {
			fits: 'Passt',
			tight: 'Knapp',
			'too-large': 'Zu groß',
			'cannot-run': 'Läuft hier nicht'
		},
		estimate: (reason) => `${reason} Das ist eine Schätzung.`,
		obstacles: {
			noEngine: (browser) => `${browser ?? 'Dieser Browser'} kann die Engine nicht ausführen, die dafür nötig ist.`,
			noGpu: 'Dafür ist eine GPU nötig, und der Browser bietet keine an. Wählen Sie eine Fassung für die CPU.',
			noF16: 'Dafür ist eine GPU nötig, die mit 16 Bit rechnen kann. Wählen Sie eine andere Fassung desselben Modells.'
		},
		gpu: {
			smallPieces: (mostBytes, neededBytes) =>
				`Die GPU vergibt höchstens ${formatBytes(mostBytes)} am Stück, nötig sind ${formatBytes(neededBytes)}.`,
			smallPiecesCpuCan: (mostBytes, neededBytes) =>
				`Die GPU vergibt höchstens ${formatBytes(mostBytes)} am Stück, nötig sind ${formatBytes(neededBytes)}. Die CPU braucht das nicht.`,
			someLayers: (onGpu, all) =>
				`${number(onGpu)} von ${number(all)} Schichten kommen auf die GPU; der Rest ist langsamer.`,
			memory: (bytes, wholeBytes) =>
				`Belegt etwa ${formatBytes(bytes)} von ${formatBytes(wholeBytes)} Speicher der GPU.`
		},
		memory: {
			told: (bytes, wholeGiB) =>
				`Belegt etwa ${formatBytes(bytes)} von ${number(wholeGiB)} GB Arbeitsspeicher dieses Geräts.`,
			toldOrMore: (bytes, wholeGiB) =>
				`Belegt etwa ${formatBytes(bytes)} von ${number(wholeGiB)} GB oder mehr Arbeitsspeicher dieses Geräts.`,
			untold: (bytes) =>
				`Belegt etwa ${formatBytes(bytes)} Arbeitsspeicher; der Browser verrät nicht, wie viel es gibt.`,
			ofPages: (bytes, mostBytes) =>
				`${formatBytes(bytes)} liegen auf der CPU, wo Webseiten höchstens ${formatBytes(mostBytes)} haben.`
		},
		storage: (bytes, freeBytes) =>
			`Der Download von ${formatBytes(bytes)} passt nicht in ${formatBytes(freeBytes)} freien Speicherplatz.`,
		context: (tokens) =>
			plural(tokens, {
				one: 'Es wurde für # Token Kontext trainiert und bekommt deshalb nicht mehr.',
				other: 'Es wurde für # Token Kontext trainiert und bekommt deshalb nicht mehr.'
			}),
		recommended: {
			largest: (tokensPerSecond) =>
				plural(tokensPerSecond, {
					one: 'das größte, das hier passt und schneller antwortet, als die meisten lesen, etwa # Token pro Sekunde',
					other: 'das größte, das hier passt und schneller antwortet, als die meisten lesen, etwa # Token pro Sekunde'
				}),
			fastest: (tokensPerSecond) =>
				plural(tokensPerSecond, {
					one: 'nichts ist hier so schnell, wie man liest; dies ist das schnellste, etwa # Token pro Sekunde',
					other: 'nichts ist hier so schnell, wie man liest; dies ist das schnellste, etwa # Token pro Sekunde'
				})
		}
	},
	device: {
		verdict: {
			onGpu: (gpu) => `Dieses Gerät antwortet auf seiner GPU: ${gpu}.`,
			byItself: 'Dieses Gerät antwortet selbst; nichts verlässt es.',
			onCpu: (threadCount) =>
				`Dieses Gerät antwortet auf seiner CPU (${plural(threadCount, { one: '# Thread', other: '# Threads' })}).`,
			onCpuBesideGpu: (threadCount, gpu) =>
				`Dieses Gerät antwortet auf seiner CPU (${plural(threadCount, { one: '# Thread', other: '# Threads' })}). Für größere Modelle steht ${gpu} bereit.`,
			onCpuWell: (threadCount) =>
				`Dieses Gerät antwortet auf seiner CPU (${plural(threadCount, { one: '# Thread', other: '# Threads' })}). Kleine Modelle laufen gut.`,
			onCpuAlone: 'Dieses Gerät antwortet auf seiner CPU (1 Thread). Am besten eignen sich kleine Modelle.',
			gpuFound: (gpu) => `${gpu} gefunden; Hearth kann sie nutzen.`,
			cannotRun: (browser) =>
				`${browser ?? 'Dieser Browser'} kann noch keine Modelle ausführen, aber es gibt einen nächsten Schritt.`,
			details: 'Details',
			detailsOfDevice: 'Details zu diesem Gerät'
		},
		severity: { good: 'Gut:', note: 'Hinweis:', warning: 'Problem:' },
		meters: {
			gpu: 'GPU',
			memory: 'Arbeitsspeicher',
			storage: 'Speicherplatz',
			cpu: 'CPU',
			untold: 'Verrät dieser Browser nicht',
			used: (label) => `${label}: belegt`,
			noGpu: 'Keine',
			softwareGpu: 'Ein Programm, keine echte GPU',
			closedGpu: 'Ließ sich nicht öffnen',
			gpuParts: (shaderF16) => `16-Bit-Arithmetik: ${shaderF16 ? 'ja' : 'nein'}`,
			gpuPartsAndPiece: (shaderF16, pieceBytes) =>
				`16-Bit-Arithmetik: ${shaderF16 ? 'ja' : 'nein'} · Stücke bis ${formatBytes(pieceBytes)}`,
			memorySize: (gigabytes, capped) => `${number(gigabytes)} GB${capped ? ' oder mehr' : ''}`,
			memoryRounded: 'Vom Browser gerundet',
			storageFree: (bytes) => `${formatBytes(bytes)} frei`,
			storageOf: (quotaBytes) => `etwa ${formatBytes(quotaBytes)}`,
			storageUsedOf: (usedBytes, quotaBytes) => `${formatBytes(usedBytes)} von etwa ${formatBytes(quotaBytes)} belegt`,
			cores: (count) => plural(count, { one: '# Kern', other: '# Kerne' }),
			threads: (count) => `${plural(count, { one: '# Thread', other: '# Threads' })} für ein Modell`
		},
		noGpu: {
			absent: 'Wird Webseiten hier nicht angeboten',
			'no-adapter': 'Der Browser fand keine, die er nutzen darf',
			failed: 'Der Browser konnte sie nicht erreichen',
			'timed-out': 'Hat nicht geantwortet'
		},
		system: {
			title: 'System',
			checkingDevice: 'Dieses Gerät wird geprüft …',
			checkAgain: 'Erneut prüfen',
			checking: 'Wird geprüft …',
			checked: 'Gerade eben geprüft.',
			measured: 'Gemessene Geschwindigkeit',
			benchmark: 'Modell messen',
			report: 'Bericht'
		},
		report: {
			copy: 'Bericht kopieren',
			copied: 'Kopiert.',
			refused: 'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie stattdessen den Text unten.',
			what: 'Was im Bericht steht',
			about:
				'Text für eine Fehlermeldung. Er gelangt in Ihre Zwischenablage und nirgendwo sonst hin; er enthält keine Chats, keine Adresse und keinen Namen.',
			text: 'Text des Berichts'
		}
	},
	drawing: {
		draw: 'Zeichnen',
		showCode: 'Code anzeigen',
		title: 'Zeichnung',
		working: 'Wird gezeichnet …',
		diagramFailed: (reason) => `Dieses Diagramm ließ sich nicht zeichnen: ${reason}.`,
		pictureFailed: (reason) => `Dieses Bild ließ sich nicht zeichnen: ${reason}.`,
		tooLong: (kilobytes) => `Das ist zu lang zum Zeichnen: mehr als ${number(kilobytes)} kB.`,
		slow: 'Das Zeichnen hat zu lange gedauert.',
		unsealed:
			'Hier wird nichts gezeichnet: Der Service Worker von Hearth steuert diese Seite nicht, deshalb ließe sich eine Zeichnung nicht von Ihren Chats abschotten.',
		unreachable:
			'Der Teil von Hearth, der zeichnet, ist auf diesem Gerät nicht gespeichert, und der Host von Hearth ist nicht erreichbar.'
	},
	findings: {
		toImprove: 'Was besser sein könnte',
		works: 'Was funktioniert',
		onCpu: 'Antworten kommen stattdessen von der CPU. Kleine Modelle funktionieren trotzdem; größere sind langsamer.',
		tryInOrder: 'Der Reihe nach versuchen und nach jedem Schritt neu prüfen:',

		gpuAbsent: {
			sentence: (browser) => `${findingsAtStart(browser)} bietet Webseiten hier keine GPU an.`,
			cost: 'Seiten erreichen die GPU über WebGPU; das fehlt oder ist ausgeschaltet.',
			next: 'WebGPU einschalten, falls dieses System es hat:'
		},
		gpuNoAdapter: {
			sentence: (browser) => `${findingsAtStart(browser)} hat keine GPU gefunden, die verwendet werden darf.`,
			cost: 'Meistens ist die Grafikbeschleunigung ausgeschaltet, der Treiber gesperrt, oder dies ist eine virtuelle Maschine.'
		},
		gpuFailed: {
			sentence: (browser) => `${findingsAtStart(browser)} konnte die GPU nicht erreichen.`,
			cost: (reason) => `Die Meldung: „${reason}“`
		},
		gpuTimedOut: {
			sentence: (waitedMs) =>
				`Die GPU hat innerhalb von ${plural(Math.round(waitedMs / 1000), { one: '# Sekunde', other: '# Sekunden' })} nicht geantwortet.`,
			cost: 'Vielleicht hängt der Treiber.'
		},
		gpuSoftware: {
			sentence: (gpu) => `Die einzige GPU hier ist ein Programm, ${gpu}, keine Hardware.`,
			cost: 'Sie wäre langsamer als die CPU, auf der sie läuft; deshalb verwendet Hearth sie nicht.',
			next: 'Falls dieses Gerät eine echte GPU hat, der Reihe nach versuchen:'
		},
		gpuNoDevice: {
			sentence: (gpu) => `${gpu} ist vorhanden, ließ sich aber nicht öffnen.`,
			cost: (reason) => `Die Meldung: „${reason}“ Vielleicht belegt ein anderes Programm den ganzen Speicher der GPU.`,
			next: 'Andere Programme schließen, die die GPU verwenden, und dann:'
		},
		gpuInsecure: {
			sentence: 'Die GPU ist verborgen, weil diese Adresse nicht sicher ist.',
			next: findingsSecureAddress
		},
		gpuReady: {
			sentence: (gpu) => `${gpu} ließ sich öffnen und hat die 16-Bit-Arithmetik, die Modelle brauchen.`,
			cost: 'Größere Modelle laufen darauf meistens viel schneller. Kein Browser verrät, wie viel Speicher die GPU hat; das zeigt sich beim Laden eines Modells.'
		},
		gpuNoF16: {
			sentence: (gpu) => `${gpu} gefunden, aber hier fehlt die 16-Bit-Arithmetik.`,
			cost: 'Hearths Engine braucht sie (shader-f16), um auf einer GPU zu rechnen.',
			next: 'Ein neuerer Treiber oder Browser bringt sie manchmal mit; ältere GPUs bekommen sie meistens nie.'
		},
		gpuNoJspi: {
			sentence: (gpu, browser) =>
				`${gpu} gefunden, aber ${browser ?? 'dieser Browser'} kann die Engine noch nicht darauf zugreifen lassen.`,
			cost: 'Die Engine muss auf die GPU warten können (JSPI, JavaScript Promise Integration).',
			next: 'Chrome und Edge können das meistens seit Version 137, Firefox seit 153.'
		},
		gpuWaits: {
			sentence: (gpu) => `${gpu} gefunden, aber die Engine kann in diesem Browser nicht starten.`,
			cost: 'Mit der GPU ist alles in Ordnung.',
			next: 'Zuerst das Problem mit der Engine lösen; es steht in dieser Liste.'
		},

		gpuKind: {
			secondGpu: 'Hat dieses Gerät eine zweite, schnellere GPU, kann der Browser sie bekommen:',
			driver: (driver) => `Der Treiber: ${driver}.`
		},
		gpuIntegrated: {
			sentence: 'Diese GPU teilt sich den Speicher mit der CPU.',
			cost: 'Modelle, die in den Arbeitsspeicher passen, passen auch auf sie und werden so schnell gelesen, wie dieser Speicher ist.'
		},
		gpuDiscrete: {
			sentence: 'Diese GPU hat eigenen Speicher.',
			cost: 'Er wird viel schneller gelesen als der der CPU, aber ein Modell muss hineinpassen. Kein Browser verrät, wie groß er ist.'
		},
		gpuKindUntold: {
			sentence: 'Der Browser verrät nicht, ob diese GPU eigenen Speicher hat.',
			cost: 'Der Hersteller baut beide Arten. Was diese GPU leistet, zeigt die Messung.'
		},
		gpuClock: {
			exact: 'Die GPU hat eine eigene Uhr, deshalb sind Messungen genau.',
			rough:
				'Die GPU hat keine Uhr für Seiten (timestamp-query), deshalb verwenden Messungen die der Seite und sind ungenauer.'
		},
		gpuFeatures: {
			sentence: 'Benachbarte Threads der GPU können Ergebnisse direkt austauschen.',
			cost: 'transformers.js und WebLLM haben dafür schnellere Kernel (subgroups).'
		},
		gpuNoSubgroups: {
			sentence: 'Benachbarte Threads dieser GPU können Ergebnisse hier nicht direkt austauschen.',
			cost: 'transformers.js und WebLLM verwenden ohne das (subgroups) langsamere Kernel; llama.cpp ist nicht betroffen.',
			next: 'Ein neuerer Browser oder Treiber bringt es oft mit.',
			chromium: 'Chrome und Edge können es seit Version 134, wenn der Treiber es kann.'
		},
		gpuLimits: {
			sentence: 'Die GPU erlaubt alles, was die drei Engines verlangen.',
			cost: 'llama.cpp, transformers.js und WebLLM brauchen jeweils etwas Speicher am Stück, Puffer und Threads.',
			piece: (bytes) => `Das größte Stück, das sie vergibt, hat ${formatBytes(bytes)}.`
		},
		gpuSmallPieces: {
			atMost: (bytes) => `Diese GPU vergibt höchstens ${formatBytes(bytes)} am Stück.`,
			less: 'Diese GPU vergibt weniger, als manche Engines verlangen.',
			tooSmall: (engineCount) =>
				`Diese GPU ist zu klein für ${plural(engineCount, { one: '# Engine', other: '# Engines' })} von drei.`,
			refused: (engine, limit, has, least) => `${engine} startet darauf nicht: ${limit} ${has}, nötig ${least}.`,
			held: (engine, limit, has, loss) => `${engine}, ${limit} ${has}: ${loss}.`,
			next: 'Kleinere Modelle wählen. Ein neuerer Treiber oder Browser hebt Grenzen manchmal an.'
		},
		limits: {
			maxBufferBytes: 'größter Puffer',
			maxStorageBindingBytes: 'größtes Stück',
			maxWorkgroupStorageBytes: 'gemeinsamer Speicher der Threads',
			maxInvocationsPerWorkgroup: 'Threads in einer Gruppe',
			maxStorageBuffersPerStage: 'Puffer gleichzeitig'
		},
		losses: {
			tablesOnCpu: 'Tabellen von Modellen ab etwa 4 Milliarden Parametern bleiben auf der CPU',
			noFastKernels: 'die schnellsten Kernel für ein einzelnes Token entfallen',
			noLargeModels: 'Modelle ab etwa 4 Milliarden Parametern lassen sich nicht laden',
			smallBuffers: 'Modelle sind auf Puffer von 256 MiB beschränkt',
			smallTables: 'Tabellen von Gewichten sind auf 128 MiB beschränkt; das reicht bis etwa 1 Milliarde Parameter',
			smallGroups: 'die Kernel laufen in kleineren Gruppen'
		},

		insecure: {
			sentence: 'Diese Adresse ist nicht sicher, deshalb hält der Browser vieles zurück.',
			cost: 'Keine GPU, keine Threads, keine Nutzung ohne Verbindung. Andere im Netzwerk könnten diese Seite auf dem Weg zu Ihnen verändern.',
			next: findingsSecureAddress
		},
		engineReady: {
			sentence: 'Dieser Browser kann Hearths Engine ausführen.',
			cost: 'Die Engine ist llama.cpp als WebAssembly: Programmcode, der in der Sandbox des Browsers läuft, auf diesem Gerät.'
		},
		engineMissing: {
			sentence: (browser) => `${findingsAtStart(browser)} hat einen Teil nicht, den Hearths Engine braucht.`,
			cost: (parts) =>
				`Hier kann noch kein Modell antworten. Im WebAssembly des Browsers fehlt: ${list(parts, { type: 'unit' })}.`,
			next: 'Den Browser aktualisieren oder einen anderen verwenden:'
		},
		wasmParts: {
			simd: 'SIMD',
			exceptions: 'Ausnahmen',
			threads: 'gemeinsamer Speicher',
			memory64: '64-Bit-Speicher',
			sharedMemory64: 'gemeinsamer 64-Bit-Speicher'
		},
		wasmComplete: {
			sentence: 'WebAssembly hat hier alle Teile, die Modelle schnell machen.',
			cost: 'Vektorbefehle (SIMD), Threads, 64-Bit-Speicher und das Warten auf Dateien und die GPU (JSPI), sodass ein Modell Stück für Stück gelesen wird.'
		},
		noJspi: {
			sentence: (browser) => `${findingsAtStart(browser)} liest jedes Modell als Ganzes in den Arbeitsspeicher.`,
			cost: 'Es fehlt der Teil, mit dem die Engine auf Dateien warten kann (JSPI): Das Laden dauert länger und braucht mehr Arbeitsspeicher. Die Antworten sind dieselben.',
			next: 'Chrome und Edge können das meistens seit Version 137, Firefox seit 153. Safari kann es noch nicht.'
		},
		isolated: {
			sentence: 'Diese Seite ist von anderen Websites isoliert, deshalb dürfen Modelle mehrere Kerne nutzen.',
			cost: 'Gemeinsamen Speicher, den mehrere Kerne zur Zusammenarbeit brauchen, geben Browser nur isolierten Seiten.'
		},
		notIsolated: {
			sentence: 'Diese Seite ist nicht von anderen Websites isoliert, deshalb dürfen Modelle nur einen Kern nutzen.',
			cost: 'Antworten von der CPU sind langsamer als nötig; sonst ändert sich nichts.',
			ownTab: 'Hearth in einem eigenen Tab öffnen, nicht innerhalb einer anderen Seite.',
			normalWindow:
				'Hearth in einem normalen Fenster öffnen: Private Fenster schalten oft ab, was eine Seite isoliert.',
			reload: 'Diese Seite einmal neu laden; meistens genügt das.'
		},
		fewCores: {
			sentence: (count) => `Dieser Browser meldet ${findingsCores(count)}.`,
			cost: 'Ein Modell auf der CPU bekommt einen davon, damit die Seite flüssig bleibt. Kleine Modelle passen am besten dazu.',
			next: 'Andere beschäftigte Tabs und Programme schließen, während Hearth antwortet.'
		},
		cores: {
			sentence: (count, usable) =>
				`Von ${findingsOfCores(count)} darf ein Modell auf der CPU ${number(usable)} nutzen.`,
			cost: 'Einer bleibt der Seite. Mehr als acht bringen wenig, weil das Lesen des Speichers die Zeit kostet.'
		},
		littleMemory: {
			sentence: (size, capped) => `Dieses Gerät meldet etwa ${findingsGigabytes(size, capped)} Arbeitsspeicher.`,
			cost: 'Bei einem Modell von mehr als etwa 1 GB schließt der Browser möglicherweise die Seite.',
			next: 'Modelle unter 1 GB wählen und andere Tabs und Programme schließen.'
		},
		memory: {
			sentence: (size, capped) => `Dieses Gerät meldet etwa ${findingsGigabytes(size, capped)} Arbeitsspeicher.`,
			cost: 'Browser runden die Zahl und zählen nur bis 8 oder 32 GB, zum Schutz Ihrer Privatsphäre.'
		},

		noDatabase: {
			sentence: 'Chats können in diesem Fenster nicht aufbewahrt werden.',
			cost: 'Sie sind weg, wenn die Seite geschlossen wird. Bis dahin funktioniert alles.'
		},
		noFiles: {
			sentence: 'Heruntergeladene Modelle können in diesem Fenster nicht aufbewahrt werden.',
			cost: 'Ein Modell müsste jedes Mal neu heruntergeladen werden. Das mitgelieferte funktioniert immer.'
		},
		noCache: {
			sentence: 'Hearth kann nicht für die Nutzung ohne Verbindung aufbewahrt werden.',
			cost: 'Mit Verbindung funktioniert alles.'
		},
		allowStorage: 'Hearth das Speichern von Daten erlauben:',
		storageWorks: {
			sentence: 'Chats, Modelle und die App selbst können auf diesem Gerät aufbewahrt werden.',
			cost: 'Datenbank, Dateien und Cache wurden gerade einzeln ausprobiert. Davon ist nichts zurückgeblieben.'
		},
		littleSpace: {
			sentence: (bytes) => `Etwa ${formatBytes(bytes)} sind hier für Modelle frei.`,
			cost: 'Genug für kleine Modelle; eines mit 3 Milliarden Parametern braucht etwa 2 GB.',
			next: 'Platz schaffen:'
		},
		space: {
			sentence: (bytes) => `Etwa ${formatBytes(bytes)} sind für Modelle und Chats frei.`,
			cost: 'Das schätzt der Browser. Die wirkliche Grenze kann abweichen; ein Download, der keinen Platz findet, hält deshalb an und behält, was er hat.'
		},
		persisted: {
			sentence: 'Der Browser verspricht, Ihre Chats und Modelle zu behalten.',
			cost: 'Sie verschwinden nur, wenn Sie sie oder die Daten dieser Website löschen.'
		},
		notPersisted: {
			sentence: 'Der Browser darf Ihre Chats und Modelle löschen, wenn der Datenträger voll ist.',
			cost: 'Das kommt selten vor, aber dann ohne Nachfrage.',
			safari: 'Safari löscht meistens die Daten von Websites, die sieben Tage lang nicht benutzt wurden.',
			next: 'Hearth installieren: Browser behalten die Daten installierter Apps meistens.'
		},

		phone: {
			sentence: 'Smartphones und Tablets schließen Seiten, die viel Arbeitsspeicher belegen.',
			cost: 'Chats bleiben erhalten, aber eine laufende Antwort würde abgeschnitten.',
			next: 'Modelle unter 1 GB wählen und Hearth im Vordergrund lassen, während es antwortet.'
		},
		offline: {
			sentence: 'Sie sind offline.',
			cost: 'Modelle, die auf diesem Gerät sind, antworten wie gewohnt. Nur Downloads müssen warten.',
			next: 'Wieder verbinden, wenn Sie ein Modell herunterladen möchten.'
		},
		lowBattery: {
			sentence: (share) => `Der Akku ist bei ${findingsCharge(share)}.`,
			cost: 'Das Antworten kostet Strom, und Geräte werden langsamer, wenn der Akku zur Neige geht.',
			next: 'Für lange Antworten ans Stromnetz anschließen.'
		},
		pluggedIn: {
			sentence: 'Dieses Gerät ist ans Stromnetz angeschlossen.',
			cost: 'Es darf also mit voller Geschwindigkeit laufen.'
		},
		onBattery: {
			sentence: (share) => `Dieses Gerät läuft mit Akku, bei ${findingsCharge(share)}.`,
			cost: 'Die meisten Laptops und Smartphones rechnen mit Akku langsamer als am Stromnetz, und das Antworten leert ihn.'
		},
		saveData: {
			sentence: 'Der Browser bittet Websites, Daten zu sparen.',
			cost: 'Modelle sind große Downloads. Hearth startet keinen ohne Nachfrage und nennt vorher die Größe.',
			next: 'Eine Verbindung ohne Datenlimit nutzen, bevor Sie ein Modell herunterladen.'
		}
	},
	speech: {
		read: 'Vorlesen',
		stop: 'Nicht weiter vorlesen',
		position: (sentence, count) => `Wird vorgelesen: Satz ${number(sentence)} von ${number(count)}`,
		code: 'Code.',
		noVoice: (language) =>
			`Dieser Browser hat keine Stimme für ${languageName(language)}, die auf diesem Gerät spricht; es wurde nichts vorgelesen. Stimmen aus dem Netz werden nie verwendet: Sie bekämen den Text geschickt. Weitere Stimmen lassen sich in den Einstellungen des Systems installieren.`,
		failed:
			'Der Browser hat aufgehört vorzulesen. Vielleicht geht es mit einer anderen Stimme: Die Liste steht in den Einstellungen.',
		settings: {
			title: 'Vorlesen',
			intro:
				'„Vorlesen“ im Menü einer Antwort verwendet nur Stimmen, die auf diesem Gerät sprechen: Andere bekämen den Text geschickt.',
			voice: 'Stimme',
			byLanguage: 'Nach der Sprache des Textes',
			voiceName: (language, name) => `${languageName(language)}: ${name}`,
			voiceHint: 'Eine gewählte Stimme liest Texte in ihrer eigenen Sprache. Für andere Sprachen wählt Hearth eine.',
			speed: 'Tempo',
			times: (rate) => `${number(rate)}×`,
			none: 'Dieser Browser hat keine Stimme, die auf diesem Gerät spricht. Stimmen lassen sich in den Einstellungen des Systems installieren.'
		}
	},
	steps: {
		update: {
			ios: 'Einstellungen, Allgemein, Softwareupdate öffnen. Auf iPhone und iPad erhalten alle Browser dies vom System.',
			android: (store, browser) => `${store} öffnen, nach ${stepsOf(browser)} suchen und die App aktualisieren.`,
			chromeos: 'Einstellungen, Über ChromeOS öffnen und nach Updates suchen.',
			safari: 'Systemeinstellungen, Allgemein, Softwareupdate öffnen. Safari wird damit aktualisiert.',
			linux: (browser) => `${browser ?? 'Diesen Browser'} mit der Paketverwaltung aktualisieren, dann neu starten.`,
			firefox: 'Menü, Hilfe, Über Firefox öffnen. Dort aktualisiert er sich selbst.',
			chromium: 'Diese Adresse öffnen. Dort aktualisiert sich der Browser selbst.',
			other: 'Diesen Browser aktualisieren oder Hearth in einem aktuellen Chrome, Edge, Firefox oder Safari öffnen.'
		},
		restart: {
			mobile: (browser) => `${browser ?? 'Diesen Browser'} ganz schließen, dann wieder öffnen.`,
			desktop: (browser) => `Alle Fenster von ${stepsOf(browser)} schließen, dann wieder öffnen.`
		},
		accelerate: {
			chromium:
				'Diese Adresse öffnen, „Grafikbeschleunigung verwenden, falls verfügbar“ einschalten, dann den Browser neu starten.',
			firefox:
				'Diese Adresse öffnen. Unter „Leistung“ „Empfohlene Leistungseinstellungen verwenden“ ausschalten und „Hardwarebeschleunigung verwenden, wenn verfügbar“ einschalten.'
		},
		inspect: {
			samsung: 'Hearth in Chrome öffnen: Chrome erreicht die GPU vielleicht, wo dieser Browser es nicht kann.',
			chromium:
				'Diese Adresse öffnen und „WebGPU“ suchen. Ist es dort deaktiviert, ist der Treiber meist zu alt und steht auf einer Sperrliste.',
			firefox: 'Diese Adresse öffnen und unter „Grafik“ nachsehen, was gesperrt ist und warum.'
		},
		driver: {
			windows:
				'Den Grafiktreiber aktualisieren: Einstellungen, Windows Update, Erweiterte Optionen, Optionale Updates.',
			linux: 'Den Grafiktreiber mit der Paketverwaltung aktualisieren (Mesa, oder NVIDIA 535.183.01 oder neuer).',
			other: 'Das System aktualisieren; Grafiktreiber kommen damit.'
		},
		linuxFlags: {
			webGpu:
				'Für eine GPU, die noch nicht von selbst genutzt wird, dieses Flag auf „Enabled“ setzen. Es ist experimentell und gilt für jede Website.',
			vulkan: 'Auch dieses auf „Enabled“ setzen, dann den Browser neu starten.',
			options: (browser) =>
				`Wenn das nicht reicht, ${stepsInside(browser)} aus einem Terminal mit diesen Optionen starten.`
		},
		promises: {
			firefox: 'Oder diese Adresse öffnen und den nächsten Namen auf true setzen.',
			firefoxName: 'Damit kann die Engine auf Dateien und die GPU warten.',
			chromium: 'Oder dieses Flag auf „Enabled“ setzen, dann den Browser neu starten.'
		},
		webGpu: {
			ios: 'WebGPU gibt es ab iOS und iPadOS 26.',
			safari: 'WebGPU gibt es ab Safari 26 unter macOS 26.',
			android:
				'Meist funktioniert es in Chrome 121 oder neuer unter Android 12 oder neuer, auf den meisten Smartphones.',
			samsung: 'Samsung Internet hat es seit Version 25.',
			openInChrome: 'Hearth in Chrome öffnen.',
			firefox: 'Firefox hat es meist unter Windows seit Version 141 und auf Macs mit Apple-Chip seit Version 147.',
			firefoxOff:
				'Sonst ist es ausgeschaltet. Zum Ausprobieren diese Adresse öffnen und den nächsten Namen auf true setzen.',
			firefoxName: 'Dort ist es experimentell; vergleichen Sie daher die Antworten mit denen der CPU.',
			firefoxWindows: 'Firefox hat es meist unter Windows seit Version 141.',
			linux:
				'Unter Linux ist es meist eingeschaltet für Intel-GPUs ab 2020 (Version 144) und für NVIDIA-GPUs (Version 147).',
			chromium: 'Chrome und Edge haben es meist seit Version 113.'
		},
		secondGpu: {
			windows: (browser) =>
				`Einstellungen, System, Bildschirm, Grafik öffnen, ${stepsInside(browser)} hinzufügen und „Hohe Leistung“ wählen. Dann den Browser neu starten.`,
			chromium: 'Oder ihn mit dieser Option starten, die nur für diesen Start gilt.',
			macPlug:
				'Nur Macs mit Intel-Prozessor haben zwei. Dort das Netzteil anschließen: Im Akkubetrieb wird die langsamere genutzt.',
			macSwitching:
				'Systemeinstellungen, Batterie, Optionen öffnen und „Automatischer Wechsel der Grafikmodi“ ausschalten.',
			linux: (browser) =>
				`Für eine Karte von AMD oder Intel ${stepsInside(browser)} aus einem Terminal starten und dies voranstellen.`,
			linuxNvidia: 'Für eine Karte von NVIDIA dies.'
		},
		engine: {
			otherBrowserIos:
				'Ein anderer Browser auf diesem Gerät hilft nicht: Hier bauen alle auf den Bestandteilen von Safari auf.',
			otherBrowser: 'Meist funktioniert es in Chrome oder Edge ab 133 und in Firefox ab 134.',
			lockdown:
				'Der Blockierungsmodus schaltet WebAssembly aus. Unter Einstellungen, Datenschutz & Sicherheit, Blockierungsmodus gibt es Ausnahmen für Websites.'
		},
		isolate: {
			reload: 'Die Seite neu laden.',
			host: 'Wenn Sie Hearth selbst hosten, lassen Sie den Server diese zwei Header mit jeder Datei senden.',
			firstHeader: 'Der erste:',
			secondHeader: 'Der zweite:'
		},
		cores: {
			firefox: 'Firefox meldet weniger Kerne als vorhanden, solange diese Einstellung true ist.',
			brave: 'Brave meldet weniger Kerne als vorhanden, solange Shields aktiv ist. Shields für Hearth ausschalten.'
		},
		makeRoom: {
			models: 'Modelle löschen, die Sie nicht mehr benutzen.',
			disk: 'Platz auf dem Datenträger schaffen; Browser geben einen Teil davon frei.',
			normalWindow:
				'Falls dies ein privates Fenster ist, Hearth in einem normalen öffnen: Private Fenster erhalten meist wenig.'
		},
		install: {
			ios: 'Auf „Teilen“ tippen, dann auf „Zum Home-Bildschirm“.',
			android: (browser) => `Das Menü von ${stepsOf(browser)} öffnen, dann „Zum Startbildschirm hinzufügen“.`,
			safari: 'Das Menü „Ablage“ öffnen, dann „Zum Dock hinzufügen“.',
			firefox: 'Wenn Firefox fragt, ob Hearth Daten behalten darf, „Erlauben“ wählen.',
			other: 'Das Symbol zum Installieren in der Adressleiste wählen, oder „Installieren“ im Menü.'
		},
		allowStorage: {
			normalWindow: 'Hearth in einem normalen Fenster öffnen. Private Fenster lehnen es oft ab, etwas zu speichern.',
			ios: 'Einstellungen, Apps, Safari, Erweitert öffnen und „Alle Cookies blockieren“ ausschalten.',
			safari: 'Safari, Einstellungen, Erweitert öffnen und „Alle Cookies blockieren“ ausschalten.',
			firefox: 'Diese Adresse öffnen und Cookies und Website-Daten für Hearth erlauben.',
			chromium: 'Diese Adresse öffnen und Websites erlauben, Daten zu speichern.'
		},
		copy: {
			copy: (code) => `${code} kopieren`,
			copied: (code) => `${code} kopiert`
		}
	},
	measure: {
		doing: {
			cpu: 'Die CPU wird gemessen …',
			storage: 'Der Datenträger wird gemessen …',
			gpu: 'Die GPU wird gemessen und getestet …',
			guide: 'Die Antworten von Guide auf der GPU werden mit denen der CPU verglichen …',
			engine: 'llama.cpp auf der GPU wird mit der CPU verglichen …',
			waiting: 'Warten auf einen ruhigen Moment im Vordergrund …'
		},
		actions: {
			measure: 'Dieses Gerät messen',
			measureAgain: 'Erneut messen',
			testGuide: 'Guide auf der GPU testen',
			testEngine: 'llama.cpp auf der GPU testen',
			useGpu: 'GPU trotzdem nutzen'
		},
		what: 'Dauert einige Sekunden: wie schnell Arbeitsspeicher, CPU, GPU und Datenträger sind und ob die GPU richtig rechnet.',
		onCpuBecause: 'Antworten kommen deshalb von der CPU.',
		said: {
			measured: 'Gerade gemessen.',
			tested: 'Gerade getestet.',
			stopped: 'Gestoppt.',
			failed: (reason) => `Die Messung ist fehlgeschlagen: ${reason}`
		},
		notTested: {
			otherVersion: 'Nicht getestet: Die gespeicherten Antworten stammen von einer anderen Version von Guide.',
			guideNotOnGpu: 'Nicht getestet: Guide ist auf der GPU nicht gestartet.',
			engineNotOnGpu: 'Nicht getestet: llama.cpp kann hier keine GPU nutzen.'
		},
		notices: {
			mended: 'Die GPU rechnet jetzt richtig. Antworten können wieder von ihr kommen.',
			switched: (verdict) => `${verdict} Antworten kommen jetzt von der CPU.`
		},
		selfTest: {
			absent: 'Dieser Browser bietet Webseiten keine GPU, also gibt es keine zu testen.',
			'no-adapter': 'Der Browser fand keine GPU, die er nutzen darf, also gibt es keine zu testen.',
			'no-device': 'Die GPU ließ sich nicht öffnen und wurde daher nicht getestet.',
			'device-lost': 'Die GPU ist während des Tests ausgefallen.',
			failed: 'Die GPU konnte nicht getestet werden.',
			wrong: (what) => `Diese GPU rechnet falsch: ${list(what, { type: 'unit' })}.`,
			right: (kernelCount, more) =>
				`Diese GPU rechnet richtig (getestet: ${list([plural(kernelCount, { one: '# Kernel', other: '# Kernel' }), ...more], { type: 'unit' })}).`
		},
		tests: {
			integer: 'ganze Zahlen',
			f32: '32-Bit-Arithmetik',
			f16: '16-Bit-Arithmetik',
			workgroup: 'Speicher, den sich Threads teilen',
			subgroup: 'Summen über benachbarte Threads',
			q4: 'Produkte mit 4-Bit-Gewichten',
			guideWrong: 'die Antworten von Guide',
			guideRight: 'die Antworten von Guide'
		},
		figures: {
			gpu: (bytesPerSecond, flops) => `Gemessen: liest ${measureBytesRate(bytesPerSecond)}, ${flops}`,
			gpuWrong: 'Test nicht bestanden',
			readAt: (bytesPerSecond) => `Gemessen: gelesen mit ${measureBytesRate(bytesPerSecond)}`,
			cpu: (flops) => `Gemessen: ${flops} mit 4-Bit-Gewichten`
		},

		suited: {
			title: 'Modelle, die zu diesem Gerät passen',
			chat: 'Für Gespräche',
			code: 'Zum Programmieren',
			phone: 'Auf Smartphones',
			model: (name, quantization, reason) => `<strong>${name}</strong> (${quantization}): ${reason}.`,
			needs: (memoryBytes, loadMs) =>
				`Braucht etwa ${formatBytes(memoryBytes)}, lädt in etwa ${formatDuration(loadMs)}.`
		},
		guide: {
			title: 'Wie schnell Guide hier ist',
			measured: (model, onGpu, tokensPerSecond) =>
				`${model} auf der ${measurePlace(onGpu)}: ${measureRate(tokensPerSecond)}, an Ihren eigenen Antworten gemessen.`,
			expected: (model, onGpu, tokensPerSecond, errorFactor) =>
				`${model} auf der ${measurePlace(onGpu)}: etwa ${measureRate(tokensPerSecond)} erwartet, bis auf einen Faktor ${number(errorFactor)} nach oben oder unten.`
		},
		compared: {
			title: 'Verglichen mit anderen',
			what: 'Bytes, die pro Sekunde aus dem Speicher gelesen werden: Das begrenzt, wie schnell ein großes Modell schreibt.',
			thisDevice: 'Dieses Gerät',
			laptop2020: 'Ein Laptop von 2020',
			bytesPerSecond: measureBytesRate
		},

		outlooks: {
			title: 'Alle Modelle mit erwarteter Geschwindigkeit',
			context: 'Kontext',
			tokens: (count) => plural(count, { one: '# Token', other: '# Token' }),
			about: 'Bei halb gefülltem Kontext. Eine Zeile lässt sich öffnen und zeigt, wie ihr Wert zustande kam.',
			gpu: 'GPU',
			cpu: 'CPU',
			rate: measureTableRate,
			build: (build) =>
				`${build.quantization} mit ${build.engine}, Kontext von ${number(build.contextTokens)} Token. Lädt in etwa ${formatDuration(build.loadMs)}, liest etwa ${measureTableRate(build.tokensPerSecond)}.`,
			giveOrTake: (errorFactor) => `Bis auf einen Faktor ${number(errorFactor)} nach oben oder unten.`,
			measured: (expectedTokensPerSecond) =>
				`An Ihren eigenen Antworten gemessen; erwartet: ${measureTableRate(expectedTokensPerSecond)}.`
		},
		verdicts: { fits: 'Passt', tight: 'Knapp', 'too-large': 'Zu groß', 'cannot-run': 'Läuft nicht' },
		tokenTime: ({ readBytes, bytesPerSecond, readMs, computeMs, parts, overheadMs }) => {
			const reading = `${formatBytes(readBytes)} mit ${measureBytesRate(bytesPerSecond)} zu lesen dauert ${measureMs(readMs)}`;
			const computing =
				parts === null
					? `das Rechnen ${measureMs(computeMs)}`
					: `das Rechnen ${measureMs(computeMs)} (Gewichte ${measureMs(parts.weightsMs)}, Zeilen ${measureMs(parts.rowsMs)}, Attention ${measureMs(parts.attentionMs)})`;
			return `Ein Token: ${reading}, ${computing}; das Längere zählt, dazu ${measureMs(overheadMs)} für die Weitergabe.`;
		}
	},
	benchmark: {
		title: 'Benchmark',
		lead: 'Wie schnell ein Modell auf diesem Gerät ist. Der Benchmark läuft hier, und nichts davon wird gesendet.',
		form: {
			model: 'Modell',
			backend: 'Rechnen auf',
			cpu: 'CPU',
			gpu: 'GPU',
			repeats: 'Durchgänge je Länge',
			start: 'Starten',
			chooseEngine: 'Schnellere Engine wählen',
			about: (promptTokens) =>
				`Lädt das Modell neu, lässt es Prompts von ${benchmarkLengths(promptTokens)} Token beantworten und zeigt, was das brauchte: zum Laden, bis zum ersten Token, zum Lesen und zum Schreiben.`,
			fastest: (engine, tokensPerSecond) =>
				`${engine} war hier die schnellste Engine für dieses Modell (${fixed(tokensPerSecond, 1)} Token/s), also antwortet es damit.`
		},
		doing: {
			starting: 'Startet',
			testingGpu: 'Die GPU wird getestet',
			loading: (model) => `${model} wird geladen`,
			warmingUp: (model) => `${model} wird aufgewärmt`,
			countingMemory: 'Der Browser zählt noch den Speicher',
			run: (model, promptTokens, round, rounds) =>
				`${model}: Prompt von ${number(promptTokens)} Token, Durchgang ${number(round)} von ${number(rounds)}`
		},
		said: {
			done: 'Fertig.',
			leftOut: (promptTokens) => `Fertig. Ausgelassen, weil hier zu langsam: ${benchmarkLengths(promptTokens)} Token.`,
			stopped: 'Gestoppt.',
			failed: (reason) => `Die Messung ist fehlgeschlagen: ${reason}`,
			noChoice: 'Es gibt nichts auszuwählen.',
			chosen: (engine, tried) => {
				const speeds = tried.map((one) =>
					one.tokensPerSecond === null
						? `${one.engine} ohne Messwert`
						: `${one.engine} ${fixed(one.tokensPerSecond, 1)} Token/s`
				);
				return `${list(speeds, { type: 'unit' })}. ${engine} ist hier schneller und antwortet daher von jetzt an.`;
			},
			noResult: 'Diese Datei ist kein Ergebnis dieses Benchmarks. Nichts wurde geändert.'
		},
		result: {
			name: (model, quantization, onGpu, browser) => `${model}, ${quantization}, ${benchmarkPlace(onGpu)}, ${browser}`,
			onCpu: (engine) => `Läuft auf der CPU mit ${engine}.`,
			onGpu: (engine, gpu) => `Läuft auf der GPU${gpu && ` (${gpu})`} mit ${engine}.`,
			loads: (loadMs) => `Lädt in ${formatDuration(loadMs)}.`,
			loadsAndTakes: (loadMs, memoryBytes) =>
				`Lädt in ${formatDuration(loadMs)}, die Seite belegt ${formatBytes(memoryBytes)} Arbeitsspeicher.`,
			bars: 'Balken sind Mediane, Linien reichen vom langsamsten Durchgang bis zum schnellsten.',
			compared: (other) => `In Grau zum Vergleich: ${other}.`,
			saveJson: 'Als JSON speichern',
			savePicture: 'Als Bild speichern',
			compare: 'Mit Datei vergleichen',
			file: 'Ergebnis zum Vergleichen'
		},
		energy: {
			untold: 'Energie lässt sich hier nicht messen: Der Browser meldet keinen Akku.',
			pluggedIn: 'Energie lässt sich nicht messen, solange das Gerät am Netz hängt.',
			little: (elapsedMs) => `Der Akkustand sank in ${formatDuration(elapsedMs)} um weniger als 1 %.`,
			used: (share, elapsedMs) =>
				`Der Akkustand sank in ${formatDuration(elapsedMs)} um ${number(Math.round(share * 100))} %, mit allem, was nebenher lief.`
		},
		charts: {
			decode: 'Schreiben (Decode)',
			prefill: 'Prompt lesen (Prefill)',
			firstToken: 'Zeit bis zum ersten Token',
			tokensPerSecond: 'Token/s',
			ms: 'ms',
			tokens: (count) => plural(count, { one: '# Token', other: '# Token' }),
			caption: (title, unit) => `${title}, ${unit}`,
			described: (title, unit, bars) =>
				`${title}: ${list(
					bars.map(({ label, figure }) => `${label} ${figure} ${unit}`),
					{ type: 'unit' }
				)}`
		}
	},
	imports: {
		refused: (wrong) => `Diese Datei wurde nicht importiert: Sie ${wrong}. Nichts wurde geändert.`,
		refusedAt: (place, wrong) => `Diese Datei wurde nicht importiert: ${place} ${wrong}. Nichts wurde geändert.`,
		flaws: {
			notJson: 'ist kein JSON oder nur ein Teil davon. Vielleicht wurde der Download oder das Kopieren abgebrochen',
			notJsonInLine: (line) =>
				`ist in Zeile ${number(line)} kein JSON. Vielleicht wurde der Download oder das Kopieren abgebrochen`,
			otherFormat: {
				chats: 'ist kein Export von Chats, den Hearth kennt',
				presets: 'ist keine Vorlage von Hearth oder LM Studio und kein Export von Modellen aus Open WebUI'
			},
			newer:
				'wurde von einer neueren Version von Hearth erstellt. Aktualisieren Sie diese hier und versuchen Sie es dann noch einmal',
			nothing: {
				chats: 'enthält keine Chats, die Hearth lesen kann',
				messages: 'enthält keine Nachrichten',
				presets: 'enthält keine Vorlagen'
			},
			tooLarge: (mostBytes) => `ist größer als ${formatBytes(mostBytes)}, und mehr kann nicht gelesen werden`,
			tooLargeUnpacked: (mostBytes) =>
				`enthält mehr als ${formatBytes(mostBytes)} an Chats, und mehr kann nicht gelesen werden`,
			damagedZip: 'ist ein beschädigtes ZIP-Archiv. Laden oder kopieren Sie es noch einmal',
			notOneOf: (allowed) => `muss einer dieser Werte sein: ${allowed}`,
			notWithin: (low, high) => `muss eine Zahl von ${number(low)} bis ${number(high)} sein`,
			notWithinWhole: (low, high) => `muss eine ganze Zahl von ${number(low)} bis ${number(high)} sein`,
			notTexts: (most) => `muss eine Liste von höchstens ${plural(most, { one: '# Text', other: '# Texten' })} sein`,
			notAllowed: 'hat einen Wert, der nicht erlaubt ist',
			unevenLists: 'muss Listen von gleicher Länge haben',
			sameId: 'hat eine ID, die in diesem Chat zweimal vorkommt',
			ownAncestor: 'hat Nachrichten, die auf sich selbst folgen',
			noParent: 'folgt auf eine Nachricht, die nicht da ist'
		},
		wanted: {
			object: 'muss ein Objekt sein',
			list: 'muss eine Liste sein',
			text: 'muss ein Text sein',
			flag: 'muss true oder false sein',
			number: 'muss eine Zahl sein',
			amount: 'muss eine Zahl sein, 0 oder mehr',
			whole: 'muss eine ganze Zahl sein',
			time: 'muss eine Zeitangabe sein',
			milliseconds: 'muss eine Zeitangabe in Millisekunden sein',
			id: 'muss eine ID sein',
			name: 'muss ein Name sein',
			language: 'muss das Kürzel einer Sprache sein',
			base64: 'muss base64 sein',
			sha256: 'muss ein SHA-256 in hexadezimaler Schreibweise sein',
			'json-object': 'muss das JSON eines Objekts sein',
			'text-and-number': 'muss ein Text und eine Zahl sein'
		},
		most: {
			entries: (most) => `darf höchstens ${plural(most, { one: '# Eintrag', other: '# Einträge' })} haben`,
			characters: (most) => `darf höchstens ${plural(most, { one: '# Zeichen', other: '# Zeichen' })} haben`,
			attachments: (most) => `darf höchstens ${plural(most, { one: '# Datei', other: '# Dateien' })} haben`,
			messages: (most) =>
				`darf höchstens ${plural(most, { one: '# Nachricht', other: '# Nachrichten' })} in einem Chat haben`,
			folders: (most) => `darf höchstens ${plural(most, { one: '# Ordner', other: '# Ordner' })} haben`,
			presets: (most) => `darf höchstens ${plural(most, { one: '# Vorlage', other: '# Vorlagen' })} haben`
		}
	},
	language: {
		title: 'Sprache',
		likeBrowser: 'Wie der Browser',
		hint: 'Die der App. Welche Sprachen ein Modell spricht, entscheidet das Modell; Guide spricht Englisch.'
	}
};
