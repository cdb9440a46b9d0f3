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

/** Headings begin with a capital, which the names of months in Spanish do not have: `Noviembre de 2026`. */
function chatsMonth(atMs: number): string {
	const month = date(atMs, { month: 'long', year: 'numeric' });
	return month.charAt(0).toLocaleUpperCase('es') + month.slice(1);
}

/** Sides of images are written without separators. */
function contextPlain(side: number): string {
	return number(side, { useGrouping: false });
}

const errorsKept = 'Lo escrito hasta ahora se conserva.';
const errorsUseGguf = 'Busca el mismo modelo como archivo GGUF';

/** How fast compared with something; `NaN` where it could not be measured. */
function connectGain(gain: number, than: string): string {
	return Number.isFinite(gain)
		? `${fixed(gain, 2)} veces la velocidad de ${than}`
		: `sin ventaja medible sobre ${than}`;
}

const connectRequests = (count: number): string => plural(count, { one: '# solicitud', other: '# solicitudes' });

const bridgeAgain = 'Cierra esta ventana y vuelve a conectar desde el sitio web.';

/** By itself or after a colon: `hoy`, `3 de mayo de 2026`. */
function modelsDay(when: 'today' | 'yesterday' | 'earlier', atMs: number): string {
	if (when === 'today') return 'hoy';
	if (when === 'yesterday') return 'ayer';
	return date(atMs, { day: 'numeric', month: 'long', year: 'numeric' });
}

const modelsSize = (bytes: number, estimated: boolean): string => `${estimated ? 'aprox. ' : ''}${formatBytes(bytes)}`;

const diskInstead = 'Busca el mismo modelo como archivo GGUF, o como carpeta ONNX o MLC';

/** `a`, `a y b`, `a, b y 7 más`. */
function diskSome([first = '', second = '', ...others]: readonly string[]): string {
	if (second === '') return first;
	return others.length === 0 ? `${first} y ${second}` : `${first}, ${second} y ${number(others.length)} más`;
}

const diskMissing = (names: readonly string[]): string =>
	`${names.length === 1 ? 'falta' : 'faltan'} ${diskSome(names)}`;

const deviceCores = (count: number): string => plural(count, { one: '# núcleo', other: '# núcleos' });
const deviceThreads = (count: number): string => plural(count, { one: '# hilo', other: '# hilos' });
const deviceArithmetic = (shaderF16: boolean): string => `Aritmética de 16 bits: ${shaderF16 ? 'sí' : 'no'}`;

const findingsCores = (count: number): string => plural(count, { one: '# núcleo', other: '# núcleos' });
const findingsGigabytes = (count: number, capped: boolean): string => `${number(count)} GB${capped ? ' o más' : ''}`;
const findingsCharge = (share: number): string => `${number(Math.round(share * 100))} %`;
/** At the beginning of a sentence; `null`: the browser tells no name. */
const findingsAtStart = (browser: string | null): string => browser ?? 'Este navegador';
const findingsSecureAddress = 'Abre Hearth en una dirección que empiece por https:// o en http://localhost.';

/** Inside of a sentence; `null`: the browser tells no name. */
const stepsInside = (browser: string | null): string => browser ?? 'este navegador';

/** Without a mark for thousands. */
const measureDigits = (value: number, count: number): string =>
	number(value, { minimumFractionDigits: count, maximumFractionDigits: count, useGrouping: false });
const measureRate = (tokensPerSecond: number): string =>
	`${measureDigits(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} tokens/s`;
const measureTableRate = (tokensPerSecond: number): string =>
	tokensPerSecond < 0.1 ? `menos de ${number(0.1)} tokens/s` : measureRate(tokensPerSecond);
const measureBytesRate = (bytesPerSecond: number): string => `${formatBytes(bytesPerSecond)}/s`;
const measureMs = (value: number): string => `${measureDigits(value, value < 10 ? 2 : 0)} ms`;
const measurePlace = (onGpu: boolean): string => (onGpu ? 'GPU' : 'CPU');

const benchmarkLengths = (tokens: readonly number[]): string =>
	list(
		tokens.map((count) => number(count)),
		{ type: 'unit' }
	);
const benchmarkPlace = (onGpu: boolean): string => (onGpu ? 'GPU' : 'CPU');

/** Spanish. */
export const es: Messages = {
	common: {
		add: 'Añadir',
		cancel: 'Cancelar',
		close: 'Cerrar',
		copied: 'Copiado',
		copy: 'Copiar',
		delete: 'Eliminar',
		dismiss: 'Descartar',
		download: 'Descargar',
		more: 'Más',
		remove: 'Quitar',
		rename: 'Renombrar',
		save: 'Guardar',
		stop: 'Detener',
		tryAgain: 'Reintentar',
		undo: 'Deshacer'
	},
	shell: {
		frame: {
			skip: 'Ir al contenido',
			menu: 'Menú',
			closeMenu: 'Cerrar el menú',
			search: 'Buscar',
			pages: 'Páginas',
			copyRefused: 'El navegador no permitió copiar. Selecciona el texto.',
			downloaded: (share) => `${percent(share)} · `
		},
		pages: {
			notebook: 'Cuaderno',
			models: 'Modelos',
			system: 'Sistema',
			connect: 'Conectar',
			settings: 'Ajustes'
		},
		palette: {
			title: 'Buscar chats e ir a cualquier parte',
			placeholder: 'Busca chats o ve a una página',
			chats: 'Chats',
			archived: 'archivado',
			answerWith: 'Responder con',
			goTo: 'Ir a',
			searching: 'Buscando…',
			nothing: (query) => `Nada contiene «${query}».`,
			found: (chats) => plural(chats, { one: '# chat encontrado', other: '# chats encontrados' })
		},
		// With and without accents: the search of the palette tells them apart.
		paletteWords: {
			newChat: 'empezar comenzar iniciar nueva conversación conversacion start begin new',
			models: 'descargar bajar instalar biblioteca descubrir download install library discover models',
			notebook:
				'libreta completar compleción complecion texto escribir continuar historia cuento relato raw completion text write continue story notebook',
			system:
				'gpu hardware dispositivo equipo ordenador computadora comprobar memoria velocidad rendimiento device check memory speed system',
			connect:
				'api openai ollama servidor dirección clave código programa local conexión server address key code client',
			settings:
				'tema oscuro claro exportar importar eliminar borrar datos predeterminados preferencias configuración configuracion opciones theme dark light export import delete data defaults preferences settings',
			sheet: 'teclas teclado atajos ayuda keys help'
		},
		shortcuts: {
			palette: 'Buscar chats o ir a una página',
			newChat: 'Nuevo chat',
			stop: 'Detener la respuesta',
			sheet: 'Atajos de teclado',
			send: 'Enviar, salvo que Ajustes diga otra cosa',
			sendAnyway: 'Enviar',
			newLine: 'Nueva línea',
			continueText: 'Dejar que el modelo continúe',
			saveEdit: 'Enviar el mensaje editado',
			cancelEdit: 'Dejarlo como estaba',
			saveName: 'Guardar el nombre',
			cancelName: 'Mantener el nombre anterior'
		},
		shortcutPlaces: {
			anywhere: 'En cualquier parte',
			composer: 'En el campo de mensaje',
			notebook: 'En el cuaderno',
			editing: 'Al editar un mensaje',
			renaming: 'Al renombrar un chat'
		},
		keys: {
			control: 'Ctrl',
			escape: 'Esc',
			enter: 'Enter',
			or: 'o'
		},
		switcher: {
			model: 'Modelo:',
			current: (name) => `Modelo: ${name}`,
			title: 'Modelos en este dispositivo',
			parameters: (amount) => `${amount} parámetros`,
			onGpu: 'en la GPU',
			onCpu: 'en la CPU',
			moveHere: 'Traer aquí',
			all: 'Todos los modelos',
			more: 'Obtener más…'
		},
		update: {
			ready: 'Hay una nueva versión lista.',
			reloads: 'Se recargan todas las pestañas abiertas.',
			waits: 'Espera a que termine la respuesta; luego se recargan todas las pestañas abiertas.',
			accepted: 'La nueva versión empieza cuando termine la respuesta.',
			accept: 'Actualizar ahora',
			later: 'Más tarde',
			notNow: 'Ahora no'
		},
		error: {
			notFound: 'Aquí no hay nada',
			notFoundLead: 'Hearth no tiene ninguna página en esta dirección. Tus chats están donde los dejaste.',
			failed: 'Esta página no se abrió',
			failedLead: 'Tus chats están a salvo: se guardan aparte de las páginas.',
			reason: (reason) => `Recargar suele ayudar. Motivo: ${reason ?? 'error desconocido'}.`,
			newChat: 'Empezar un nuevo chat'
		}
	},
	chats: {
		list: {
			chats: 'Chats',
			pinned: 'Fijados',
			archived: 'Archivados',
			archivedCount: (count) => `Archivados (${number(count)})`,
			all: 'Todos los chats',
			none: 'Tus chats aparecerán aquí. Se quedan en este navegador.',
			older: 'Mostrar chats anteriores'
		},
		ages: {
			today: 'Hoy',
			yesterday: 'Ayer',
			last7Days: 'Últimos 7 días',
			last30Days: 'Últimos 30 días',
			month: (atMs) => chatsMonth(atMs)
		},
		menu: {
			options: (title) => `Opciones de ${title}`,
			pin: 'Fijar',
			unpin: 'Dejar de fijar',
			move: 'Mover a una carpeta…',
			saveAsText: 'Guardar como texto',
			saveAll: 'Guardar con todas las versiones',
			archive: 'Archivar',
			putBack: 'Desarchivar',
			name: 'Nombre del chat'
		},
		folders: {
			title: 'Carpetas',
			new: 'Nueva carpeta',
			name: 'Nombre de la carpeta',
			options: (name) => `Opciones de la carpeta ${name}`,
			delete: 'Eliminar carpeta, conservar chats',
			chatsIn: (name) => `Chats en ${name}`,
			empty: 'Vacía. «Mover a una carpeta» está en el menú de cada chat.',
			moveTitle: 'Mover a una carpeta',
			takeOut: 'Sacar de su carpeta',
			move: 'Mover',
			movedTo: (name) => `El chat se movió a ${name === undefined ? 'una carpeta' : `«${name}»`}.`,
			takenOut: (name) => `El chat se sacó de ${name === undefined ? 'su carpeta' : `«${name}»`}.`,
			deletedEmpty: (name) => `La carpeta «${name}» se eliminó. Estaba vacía.`,
			deleted: (name, chatCount) =>
				`La carpeta «${name}» se eliminó. ${plural(chatCount, {
					one: 'Se conserva # chat, fuera de ella.',
					other: 'Se conservan # chats, fuera de ella.'
				})}`,
			gone: 'Esta carpeta se eliminó en otra pestaña. El chat sigue donde estaba.'
		},
		branch: {
			questionDeleted: 'Tu mensaje se eliminó.',
			answerDeleted: 'La respuesta se eliminó.',
			questionAndMoreDeleted: (more) =>
				plural(more, {
					one: 'Se eliminaron tu mensaje y # mensaje posterior.',
					other: 'Se eliminaron tu mensaje y # mensajes posteriores.'
				}),
			answerAndMoreDeleted: (more) =>
				plural(more, {
					one: 'Se eliminaron la respuesta y # mensaje posterior.',
					other: 'Se eliminaron la respuesta y # mensajes posteriores.'
				}),
			beingWritten: 'Otra pestaña está escribiendo ahí una respuesta. Detenla primero y luego elimínala.',
			parentGone: 'El mensaje al que esto respondía también se eliminó. Recupéralo primero.',
			goneAlready: 'Otra pestaña ya eliminó esto.'
		},
		data: {
			writing: 'Escribiendo el archivo…',
			writingChat: (done, total) => `Escribiendo el chat ${number(done)} de ${number(total)}…`,
			exported: (fileName, bytes) => `${fileName} se guardó: ${formatBytes(bytes)}.`,
			exportCanceled: 'La exportación se canceló. No quedó ningún archivo.',
			notWritten: (reason) =>
				`No se pudo escribir el archivo y no quedó nada de él. Elige otro lugar o libera espacio en el disco. El navegador dice: ${reason}`,
			reading: 'Leyendo el archivo…',
			understanding: (done, total) => `Interpretando el chat ${number(done)} de ${number(total)}…`,
			saving: (done, total) => `Guardando el chat ${number(done)} de ${number(total)}…`,
			takingBack: 'Deshaciendo…',
			takenBack: 'La importación se deshizo.',
			deleting: 'Eliminando…',
			deleted: 'Se eliminaron todos los chats.',
			canceled: 'La importación se canceló. No se cambió nada.'
		},
		imported: {
			sentence: (parts) => `${parts.join(', ')}.`,
			added: (count) => plural(count, { one: '# chat añadido', other: '# chats añadidos' }),
			grown: (count) =>
				plural(count, { one: '# recibió mensajes más recientes', other: '# recibieron mensajes más recientes' }),
			present: (count) => plural(count, { one: '# ya estaba aquí', other: '# ya estaban aquí' }),
			folders: (count) => plural(count, { one: '# carpeta añadida', other: '# carpetas añadidas' }),
			drafts: (count) => plural(count, { one: '# borrador añadido', other: '# borradores añadidos' }),
			draftsKept: (count) =>
				plural(count, { one: '# borrador se queda como está aquí', other: '# borradores se quedan como están aquí' }),
			presets: (count) => plural(count, { one: '# preajuste añadido', other: '# preajustes añadidos' }),
			settings: (count) => plural(count, { one: '# ajuste adoptado', other: '# ajustes adoptados' }),
			settingsKept: (count) =>
				plural(count, { one: '# ajuste se queda como está aquí', other: '# ajustes se quedan como están aquí' }),
			notebook: 'texto del cuaderno añadido',
			notebookKept: 'el cuaderno se queda como está aquí',
			leftOut: (things) => `sin incluir ${list(things)}`,
			nothing: 'El archivo no contiene ningún chat.',
			nothingNew: 'Todo lo que hay en el archivo ya estaba aquí.'
		},
		leftOut: {
			image: (count) => plural(count, { one: '# imagen', other: '# imágenes' }),
			file: (count) => plural(count, { one: '# archivo', other: '# archivos' }),
			recording: (count) => plural(count, { one: '# grabación', other: '# grabaciones' }),
			'custom instruction': (count) =>
				plural(count, { one: '# instrucción personalizada', other: '# instrucciones personalizadas' })
		}
	},
	catalogue: {
		'smollm2-135m': 'Uno de los modelos más pequeños que pueden chatear. Empieza al instante, sabe poco.',
		'smollm2-360m': 'Pequeño y rápido, para respuestas cortas y para reescribir en inglés.',
		'smollm2-1.7b': 'El SmolLM2 más grande: respuestas aceptables en inglés en la mayoría de los portátiles.',
		'smollm3-3b': 'Responde al instante o piensa primero, en seis idiomas europeos; datos abiertos.',
		'llama-3.2-1b': 'Un buen primer modelo: pequeño, multilingüe, con un contexto largo.',
		'llama-3.2-3b': 'Respuestas y resúmenes claros, para portátiles con algo de memoria libre.',
		'llama-3.1-8b': 'Un modelo versátil y potente que usa herramientas; necesita una buena GPU.',
		'hermes-3-llama-3.2-3b': 'Un Llama 3.2 que sigue de cerca las instrucciones y los juegos de rol.',
		'qwen2.5-0.5b': 'Diminuto y multilingüe; bueno para tareas cortas.',
		'qwen2.5-1.5b': 'Pequeño y capaz en muchos idiomas.',
		'qwen2.5-3b': 'Bien equilibrado; su licencia solo permite la investigación.',
		'qwen2.5-7b': 'Fuerte en idiomas, matemáticas y salida estructurada.',
		'qwen2.5-14b': 'Las mejores respuestas de esta familia que caben en una GPU grande.',
		'qwen2.5-coder-0.5b': 'Completa pequeños fragmentos de código en cualquier dispositivo.',
		'qwen2.5-coder-1.5b': 'Escribe y explica programas cortos.',
		'qwen2.5-coder-3b': 'Una ayuda práctica con el código; su licencia solo permite la investigación.',
		'qwen2.5-coder-7b': 'Escribe, corrige y explica código con acierto.',
		'qwen2.5-coder-14b': 'Escribe código casi como los modelos grandes; necesita una GPU grande.',
		'qwen2.5-math-1.5b': 'Resuelve matemáticas escolares paso a paso, y poco más.',
		'qwen3-0.6b': 'Piensa antes de responder, y aun así funciona en un teléfono.',
		'qwen3-1.7b': 'Pequeño, piensa cuando se le pide, habla muchos idiomas.',
		'qwen3-4b': 'Razona notablemente bien para su tamaño.',
		'qwen3-8b': 'Razona, programa y usa herramientas; necesita una buena GPU.',
		'qwen3-14b': 'El Qwen3 denso más grande que cabe en una GPU grande.',
		'qwen3-4b-instruct-2507': 'Responde al instante, sin pensar antes; contexto muy largo.',
		'qwen3.5-0.8b': 'Más nuevo y pequeño; la mayoría de sus capas no necesita una caché que crezca.',
		'qwen3.5-2b': 'Un modelo versátil más nuevo, en muchos idiomas.',
		'qwen3.5-4b': 'Buenas respuestas, con una caché que crece despacio.',
		'qwen3.5-9b': 'El más potente de su serie aquí; necesita una GPU grande.',
		'gemma-3-270m': 'Diminuto; hecho para ajustarlo a una sola tarea.',
		'gemma-3-1b': 'Amable y multilingüe, con una caché pequeña.',
		'gemma-3-4b': 'Lee imágenes y texto en más de cien idiomas.',
		'gemma-3-12b': 'Lee imágenes y escribe muy bien; necesita una GPU grande.',
		'gemma-2-2b': 'Un modelo más antiguo que sigue escribiendo con agrado.',
		'gemma-2-9b': 'Respuestas cuidadas y bien escritas; necesita una GPU grande.',
		'gemma-4-e2b': 'El más nuevo de los Gemma pequeños; la mitad es una tabla que solo se consulta.',
		'phi-3.5-mini': 'Razona bien sobre los datos que contiene la pregunta; su caché es grande.',
		'phi-3.5-vision': 'Lee imágenes, diagramas y páginas escaneadas.',
		'phi-4-mini': 'Compacto y bueno en matemáticas y en seguir instrucciones.',
		'phi-4': 'Fuerte en matemáticas y ciencias; necesita una GPU grande.',
		'mistral-7b-v0.3': 'Un clásico: respuestas sencillas y rápidas; usa herramientas.',
		'mistral-nemo-12b': 'Escribe con soltura en muchos idiomas; necesita una GPU grande.',
		'ministral-3-3b': 'Pequeño, ve imágenes, habla muchos idiomas.',
		'ministral-3-8b': 'Ve imágenes y usa herramientas; necesita una buena GPU.',
		'ministral-3-14b': 'Se acerca a modelos mucho más grandes; necesita una GPU grande.',
		'olmo-2-1b': 'Totalmente abierto: pesos, datos y código de entrenamiento.',
		'olmo-2-7b': 'Totalmente abierto, para inglés; su caché es grande.',
		'olmo-3-7b': 'Totalmente abierto, con un contexto largo; usa herramientas.',
		'olmoe-1b-7b': 'Una mezcla de expertos: tan rápido como 1B, tan grande como 7B. Totalmente abierto.',
		'deepseek-r1-distill-qwen-1.5b': 'Piensa en voz alta sobre matemáticas; pequeño.',
		'deepseek-r1-distill-qwen-7b': 'Piensa largamente antes de responder.',
		'deepseek-r1-distill-llama-8b': 'Un Llama al que se enseñó a razonar; piensa largamente.',
		'deepseek-r1-distill-qwen-14b': 'El modelo destilado más capaz que cabe en una GPU grande.',
		'deepseek-r1-0528-qwen3-8b': 'Un modelo destilado más nuevo que razona muy bien.',
		'granite-4.0-350m': 'Diminuto, para extraer datos, etiquetar y llamar a herramientas.',
		'granite-4.0-1b': 'Sigue instrucciones y llama a herramientas de forma fiable.',
		'granite-4.0-h-tiny': 'Una mezcla de expertos con una caché diminuta, incluso con documentos largos.',
		'granite-3.1-1b-a400m': 'Una mezcla de expertos muy pequeña: rápida en una CPU.',
		'lfm2-350m': 'Hecho para teléfonos: rápido en una CPU.',
		'lfm2-1.2b': 'Rápido en una CPU y bueno para su tamaño.',
		'lfm2-8b-a1b': 'Una mezcla de expertos: responde como 4B a la velocidad de 1,5B.',
		'smolvlm-256m': 'El modelo más pequeño aquí que describe imágenes.',
		'smolvlm-500m': 'Describe imágenes y lee carteles, en un teléfono.',
		'smolvlm2-2.2b': 'Describe imágenes en detalle.',
		'qwen2.5-vl-3b': 'Lee documentos e imágenes; su licencia solo permite la investigación.',
		'qwen3-vl-2b': 'Lee imágenes, pantallas y documentos en muchos idiomas.',
		'qwen3-vl-4b': 'Ve bien y razona sobre lo que ve.',
		'all-minilm-l6-v2': 'Compara textos cortos en inglés por su significado; diminuto.',
		'bge-small-en-v1.5': 'Encuentra pasajes en inglés que responden a una pregunta; pequeño.',
		'nomic-embed-text-v1.5': 'Encuentra pasajes largos en inglés por su significado.',
		'embeddinggemma-300m': 'Encuentra pasajes en más de cien idiomas.',
		'qwen3-embedding-0.6b': 'Encuentra pasajes y código en muchos idiomas, con un contexto largo.'
	},
	chat: {
		newChat: 'Nuevo chat',

		welcome: {
			title: 'Un modelo de lenguaje, en tu propio dispositivo',
			lead: 'Lo que escribes se queda aquí: sin servidor, sin cuenta, y funciona sin conexión.',
			suggestions: 'Sugerencias',
			guideEnglish: 'Guide entiende inglés. Los modelos más grandes hablan español.'
		},
		// English on purpose: Guide reads them.
		suggestions: {
			abilities: 'What can you do?',
			memory: 'How much memory does a 7B model need?',
			privacy: 'Is anything I type sent anywhere?'
		},

		view: {
			temporary: 'Chat temporal, nunca se guarda',
			conversation: 'Conversación',
			earlier: (count) => plural(count, { one: 'Mostrar # mensaje anterior', other: 'Mostrar # mensajes anteriores' }),
			toEnd: 'Ir al final',
			dropFiles: 'Suelta para adjuntar',
			summarizing: 'Resumiendo los mensajes anteriores',
			summarizingPart: (part, total) => `Resumiendo los mensajes anteriores: parte ${number(part)} de ${number(total)}`,
			reading: ({ doneTokens, totalTokens, leftMs }) =>
				`Leyendo el prompt: ${number(doneTokens)} de ${number(totalTokens)} tokens` +
				(leftMs === null ? '' : `; falta aproximadamente ${formatDuration(leftMs)}`)
		},
		footnote: {
			temporary:
				'Un chat temporal: nunca se guarda y desaparece al cerrar esta pestaña. Nada de lo que escribes sale de este dispositivo.',
			noStorage:
				'Este navegador no le da almacenamiento a Hearth: tus chats desaparecen al cerrar esta pestaña. Nada de lo que escribes sale de este dispositivo.',
			mistakes: 'Los modelos cometen errores. Nada de lo que escribes sale de este dispositivo.',
			smallModel: (model) => `${model} es pequeño y comete errores. Nada de lo que escribes sale de este dispositivo.`
		},
		announcer: {
			writing: 'Escribiendo una respuesta',
			failed: (reason) => `La respuesta falló. ${reason}`
		},

		composer: {
			message: 'Mensaje',
			placeholder: (model) => `Mensaje para ${model}`,
			attach: 'Adjuntar archivos',
			stopWithKey: 'Detener (Esc)',
			send: 'Enviar'
		},

		question: {
			author: 'Tú',
			editField: 'Editar el mensaje',
			versionKept: 'La respuesta de abajo se conserva como otra versión.',
			sendAgain: 'Enviar de nuevo',
			showLess: 'Mostrar menos',
			edit: 'Editar',
			getAnswer: 'Obtener respuesta'
		},
		showAll: (characters) => plural(characters, { one: 'Mostrar # carácter', other: 'Mostrar los # caracteres' }),
		copyRefused: 'El navegador no permitió copiar. Selecciona el texto.',

		versions: {
			group: 'Versiones',
			previous: 'Versión anterior',
			next: 'Versión siguiente',
			position: (version, count) => `Versión ${number(version)} de ${number(count)}`,
			shortPosition: (version, count) => `${number(version)}/${number(count)}`
		},
		deletion: {
			answer: 'Eliminar esta respuesta',
			message: 'Eliminar este mensaje',
			version: 'Eliminar esta versión'
		},
		deletionOnward: {
			answer: 'Eliminar esta respuesta y lo que sigue',
			message: 'Eliminar este mensaje y lo que sigue',
			version: 'Eliminar esta versión y lo que sigue'
		},

		answer: {
			author: 'Asistente',
			thinking: 'Pensando',
			thoughtFor: (durationMs) => `Pensó durante ${formatDuration(durationMs)}`,
			fork: 'Ramificar aquí',
			again: 'Responder de nuevo',
			more: 'Más sobre esta respuesta',
			showConfidence: 'Mostrar confianza',
			receipt: 'Recibo'
		},
		stats: {
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} tokens/s`,
			firstToken: (afterMs) => `primer token: ${formatDuration(afterMs)}`,
			tokens: (prompt, answer) => `tokens: ${number(prompt)} de prompt + ${number(answer)} de respuesta`,
			soFar: (tokens) => plural(tokens, { one: '# token', other: '# tokens' }),
			reused: (tokens) =>
				plural(tokens, {
					one: '# token del prompt seguía en memoria',
					other: '# tokens del prompt seguían en memoria'
				})
		},
		settings: 'Ajustes del chat',
		cut: {
			pageClosed: 'Esta respuesta se cortó al cerrarse la página. Lo que había llegado se conserva.',
			lengthLimit: 'Esta respuesta alcanzó su límite de longitud.',
			stopped: 'Detenida.',
			continue: 'Continuar'
		},
		working: 'En curso…',
		lookedUp: {
			about: 'Guide buscó tu pregunta en su manual. Nada salió de este dispositivo.',
			understoodAs: 'Entendida como:',
			others: 'Quizá querías decir',
			asWritten: 'Del manual de Hearth, palabra por palabra'
		},
		calculator: {
			results: 'Calculado con la calculadora',
			about: 'El modelo usó la calculadora de esta aplicación; nada salió de este dispositivo.',
			is: 'es igual a',
			isAbout: 'es aproximadamente'
		},

		engine: {
			checking: (model, loadedBytes, totalBytes) =>
				`Comprobando ${model}: ${formatBytes(loadedBytes)} de ${formatBytes(totalBytes)}`,
			fetching: (model, loadedBytes, totalBytes) =>
				`Descargando ${model}: ${formatBytes(loadedBytes)} de ${formatBytes(totalBytes)}`,
			starting: (model) => `Iniciando ${model}`,
			underWay: (what) => `${what}…`,
			waiting: (answers) =>
				plural(answers, {
					one: 'Esperando a que termine otra respuesta',
					other: 'Esperando a que terminen otras # respuestas'
				}),
			nowOnCpu: 'La GPU dejó de responder; ahora se usa la CPU.',
			usedElsewhere: (model) => `Otra pestaña está usando ${model}.`
		},
		runsHere: {
			cpu: 'En este dispositivo, en su CPU.',
			webgpu: 'En este dispositivo, en su GPU.',
			unknown: 'En este dispositivo.'
		},
		runsInAnotherTab: {
			cpu: 'En este dispositivo, en su CPU, en otra pestaña.',
			webgpu: 'En este dispositivo, en su GPU, en otra pestaña.',
			unknown: 'En este dispositivo, en otra pestaña.'
		},

		gpuLost: {
			again: (model) => `La GPU dejó de responder; ${model} se inició de nuevo.`,
			cpu: (model) => `La GPU dejó de responder; ${model} se inició de nuevo en la CPU.`,
			failed: (model) => `La GPU dejó de responder y ${model} no se pudo iniciar de nuevo.`,
			none: (model) => `La GPU dejó de responder por segunda vez consecutiva, así que ${model} no se inició de nuevo.`
		},
		engineSilent: {
			again: (model) => `El motor dejó de dar señales y Hearth lo detuvo; ${model} se inició de nuevo.`,
			cpu: (model) => `El motor dejó de dar señales y Hearth lo detuvo; ${model} se inició de nuevo en la CPU.`,
			failed: (model) => `El motor dejó de dar señales y Hearth lo detuvo; ${model} no se pudo iniciar de nuevo.`,
			none: (model) =>
				`El motor dejó de dar señales y Hearth lo detuvo por segunda vez consecutiva, así que ${model} no se inició de nuevo.`
		},
		engineStopped: {
			again: (model) => `El motor se detuvo de forma inesperada; ${model} se inició de nuevo.`,
			cpu: (model) => `El motor se detuvo de forma inesperada; ${model} se inició de nuevo en la CPU.`,
			failed: (model) => `El motor se detuvo de forma inesperada y ${model} no se pudo iniciar de nuevo.`,
			none: (model) =>
				`El motor se detuvo de forma inesperada por segunda vez consecutiva, así que ${model} no se inició de nuevo.`
		},
		afterLoss: {
			kept: 'La respuesta escrita hasta ahora se conserva y queda marcada.',
			makeRoom: 'Cierra otras pestañas y programas y reintenta, o elige otro modelo.',
			beginsAnew: 'Aún no había empezado a responder, así que vuelve a empezar.',
			goOn: 'Pulsa «Reintentar» para obtener otra, o sigue con otra pregunta.',
			nothingLost: 'No se perdió nada.'
		},

		notices: {
			archived: 'El chat se archivó.',
			deleted: (title) => `«${title}» se eliminó.`,
			untitled: 'Chat',
			repaired: (model) => `${model} se descargó de nuevo y está completo.`,
			reportCopied: 'El informe está en el portapapeles. No contiene texto de tus chats.',
			notKept: (model) =>
				`El navegador no dio espacio para guardar ${model}. Ahora funciona, y se descarga de nuevo en la próxima visita.`
		}
	},
	context: {
		gauge: {
			title: 'Ventana de contexto',
			label: ({ used, total, left, exact }) =>
				exact
					? `Contexto: ${number(used)} de ${number(total)} tokens usados, ${number(left)} libres`
					: `Contexto: aprox. ${number(used)} de ${number(total)} tokens usados, ${number(left)} libres`,
			size: (tokens) => plural(tokens, { one: '# token', many: '# de tokens', other: '# tokens' }),
			lastPrompt: 'Prompt de la última respuesta',
			cached: 'aún en la KV cache',
			lastAnswer: 'Última respuesta',
			nextPrompt: 'Próximo prompt',
			nextPromptWithMessage: 'Próximo prompt, con tu mensaje',
			left: 'Libre',
			leftForAnswer: 'Libre para la respuesta',
			about: (tokens) => `aprox. ${number(tokens)}`,
			countedBy: (model) => `Contado por ${model}.`,
			estimated: 'Una estimación a partir de la longitud del texto.',
			shared: (model) => `Lo que ${model} lee y lo que escribe comparten este espacio.`
		},
		outside: {
			summarized: (count) =>
				plural(count, {
					one: 'Un resumen sustituye el primer mensaje de este chat.',
					other: 'Un resumen sustituye los primeros # mensajes de este chat.'
				}),
			notRead: (count) =>
				plural(count, {
					one: 'El primer mensaje de este chat ya no se lee.',
					other: 'Los primeros # mensajes de este chat ya no se leen.'
				}),
			willNotBeRead: (count) =>
				plural(count, {
					one: 'Para hacer espacio, el primer mensaje de este chat no se leerá.',
					other: 'Para hacer espacio, los primeros # mensajes de este chat no se leerán.'
				}),
			willAsk: 'Esto ya no cabe. Hearth preguntará cómo seguir.'
		},
		earlier: {
			label: 'Límite de la ventana de contexto',
			summarized: 'El modelo lee un resumen de los mensajes anteriores',
			notRead: 'El modelo ya no lee los mensajes anteriores',
			show: (count) => plural(count, { one: 'Mostrar # mensaje', other: 'Mostrar # mensajes' }),
			fold: (count) => plural(count, { one: 'Ocultar # mensaje', other: 'Ocultar # mensajes' }),
			summary: 'El resumen'
		},
		offers: {
			dropOldest: 'Omitir los más antiguos',
			summarizeOldest: 'Resumir los más antiguos'
		},

		files: {
			list: 'Archivos adjuntos',
			attached: (count) => plural(count, { one: '# archivo adjunto', other: '# archivos adjuntos' }),
			remove: (name) => `Quitar ${name}`,
			pasteAsText: 'Pegar como texto',
			tokens: (count) => plural(count, { one: '# token', other: '# tokens' }),
			aboutTokens: (count) => plural(count, { one: 'aprox. # token', other: 'aprox. # tokens' }),
			image: 'imagen',
			notSeen: 'este modelo no la ve',
			lines: (count) => plural(count, { one: '# línea', other: '# líneas' }),
			textOf: (name) => `Texto de ${name}`,
			pasted: 'Texto pegado'
		},

		refused: {
			tooMany: (name, most) =>
				`${name} no se adjuntó: un mensaje admite hasta ${plural(most, { one: '# archivo', other: '# archivos' })}.`,
			tooLarge: (name, bytes, mostBytes) =>
				`${name} ocupa ${formatBytes(bytes)}. Se pueden adjuntar archivos de texto de hasta ${formatBytes(mostBytes)}.`,
			unreadable: (name) => `${name} no se pudo leer. Puede que sea una carpeta o que se haya movido.`,
			empty: (name) => `${name} está vacío.`,
			notText: (name) => `${name} no es un archivo de texto.`,
			encoding: (name) => `${name} usa una codificación que no es UTF-8 ni UTF-16. Guárdalo como UTF-8.`,
			imageUnseen: (name, model) => `${name} es una imagen, y ${model} solo lee texto.`,
			imageKind: (name) => `${name} es una imagen de un tipo que no se puede leer. Guárdala como PNG o JPEG.`,
			imageSize: (name, { width, height, mostPixels }) =>
				`${name} tiene ${contextPlain(width)} × ${contextPlain(height)} píxeles. Se pueden leer hasta ${number(mostPixels / 1e6)} millones.`,
			imageNotScaled: (name) => `${name} no se pudo reducir en este navegador.`,
			imageBroken: (name) => `${name} está dañado y no se puede decodificar.`,
			more: (count) =>
				plural(count, {
					one: '# archivo más tampoco se adjuntó.',
					other: '# archivos más tampoco se adjuntaron.'
				})
		},
		refusedKind: {
			archive: (name) =>
				`${name} es un archivo comprimido o un documento de Office. Guarda su texto como archivo de texto.`,
			compressed: (name) => `${name} es un archivo comprimido. Descomprímelo primero.`,
			database: (name) => `${name} es una base de datos.`,
			film: (name) => `${name} es un video.`,
			filmOrSound: (name) => `${name} es un video o un archivo de audio.`,
			model: (name) => `${name} es un modelo. Ábrelo en la página Modelos.`,
			office: (name) => `${name} es un documento de Office. Guarda su texto como archivo de texto.`,
			pdf: (name) =>
				`${name} es un PDF, y los PDF todavía no se pueden leer. Copia su texto o guárdalo como archivo de texto.`,
			program: (name) => `${name} es un programa.`,
			sound: (name) => `${name} es un archivo de audio.`
		}
	},
	markdown: {
		code: {
			copy: 'Copiar código',
			notCopied: 'No se copió',
			plainText: 'Texto',
			label: (language) => `Código: ${language}`
		},
		formula: 'Fórmula',
		table: 'Tabla',
		task: {
			done: 'Hecho',
			toDo: 'Pendiente'
		},
		imageNotLoaded: (alt, host) =>
			`Imagen no cargada${alt === '' ? '' : `: ${alt}`}${host === null ? '' : ` (${host})`}`,
		link: {
			title: '¿Abrir este enlace?',
			leadsOut: (host) => `Lo escribió un modelo. Lleva fuera de Hearth, y ${host} sabrá que lo abriste.`,
			unusuallyLong: (host) => `Esta dirección es inusualmente larga. Podría llevar partes de este chat a ${host}.`,
			open: 'Abrir'
		}
	},
	erase: {
		ask: 'Borrar todo',
		title: '¿Borrar todo?',
		text: 'Esto borra de este navegador todos los chats, borradores, carpetas, modelos, ajustes y mediciones, y la copia de Hearth que funciona sin conexión. Las demás pestañas abiertas de Hearth interrumpen lo que estaban haciendo. No se puede deshacer. Los archivos que exportaste se quedan donde están.',
		working: 'Borrando…',
		done: 'Todo está borrado',
		doneText: 'No queda nada de Hearth en este navegador. Puedes cerrar esta pestaña.',
		failed: 'No se pudo borrar todo',
		parts: { 'service worker': 'service worker', caches: 'cachés', databases: 'bases de datos', files: 'archivos' },
		failedText: (parts) =>
			`El navegador no soltó: ${parts.join(', ')}. Cierra todas las demás pestañas de Hearth y reintenta. O borra los datos de este sitio en los ajustes del navegador.`,
		again: 'Iniciar Hearth de nuevo'
	},
	errors: {
		actions: {
			reload: 'Recargar la página',
			copyReport: 'Copiar informe',
			repair: 'Reparar',
			repairModel: (model) => `Reparar ${model}`,
			newChat: 'Nuevo chat'
		},
		recovery: {
			again: 'Vuelve a iniciarse solo. Pulsa «Reintentar» para otra respuesta, o sigue preguntando.',
			cpu: 'Ahora el modelo se ejecuta en la CPU. Pulsa «Reintentar» para otra respuesta, o sigue preguntando.',
			none: 'Pasó dos veces seguidas, así que ahora te espera: cierra otras pestañas y programas y reintenta, o elige otro modelo.',
			nextTry: 'Se inicia de nuevo en tu próximo intento.'
		},
		unsupported: {
			sentence: (reason) => `Este navegador no puede ejecutar el modelo: ${reason}.`,
			lacks: {
				'no-wasm': 'le falta una parte de WebAssembly que el motor necesita',
				'no-webgpu': 'no tiene WebGPU',
				'no-adapter': 'no ofrece ninguna GPU adecuada',
				'no-f16': 'la GPU o su controlador no calcula con números de 16 bits',
				'not-isolated': 'la página no está aislada de otras'
			},
			next: 'Una versión actual de Chrome o Edge sí puede. Tus chats se quedan en este navegador.'
		},
		unsupportedOperation: {
			sentence: (operation) => `El modelo no puede hacer esto: ${operation}.`,
			next: 'No se cambió nada.'
		},
		notLoaded: {
			sentence: 'El modelo aún no estaba listo.',
			next: 'Pregunta de nuevo; se carga solo.'
		},
		busy: {
			sentence: 'El modelo seguía ocupado con otra respuesta.',
			next: 'Espera a que termine o detenla, y luego pregunta de nuevo.'
		},
		outOfMemory: {
			sentence: `El dispositivo se quedó sin memoria. ${errorsKept}`,
			next: 'Cierra otras pestañas y programas, y reintenta.'
		},
		deviceLost: { sentence: `La GPU dejó de responder. ${errorsKept}` },
		messageTooLong: {
			sentence: ({ promptTokens, contextTokens }) =>
				`Este mensaje tiene unos ${number(promptTokens)} tokens; en el modelo caben ${number(contextTokens)}, incluida su respuesta.`,
			next: 'Edítalo para acortarlo, o envíalo por partes. Aquí se conserva completo.'
		},
		loadFailed: {
			sentence: (reason) => `El modelo no se inició: ${reason}.`,
			tooLarge: (neededBytes, mostBytes) =>
				`necesita unos ${formatBytes(neededBytes)} de memoria, y sin GPU una página tiene como máximo ${formatBytes(mostBytes)}`,
			fileMissing: (path) => `falta ${path}`,
			nextOfLarge: 'Elige un modelo más pequeño, o una variante más pequeña de este.',
			next: 'Puede que sus archivos estén dañados. Al reparar se descargan de nuevo.',
			nextOfOwnFile: 'No se cambió nada. Elige otro archivo en la página Modelos, o sigue con Guide.'
		},
		crashed: { sentence: `El motor se detuvo de forma inesperada. ${errorsKept}` },
		timeout: {
			sentence: (waitedMs) => {
				const silence = plural(Math.round(waitedMs / 1000), { one: '# segundo', other: '# segundos' });
				return `El motor no dio señales durante ${silence} y Hearth lo detuvo. ${errorsKept}`;
			}
		},
		interrupted: {
			sentence: `Otra respuesta que se escribía al mismo tiempo falló y terminó también esta. ${errorsKept}`,
			next: 'El modelo sigue cargado. Reintenta.'
		},
		unprotected: {
			sentence: 'Esta página no se pudo aislar de la red, así que el modelo no se inició.',
			nextWithoutWorker: 'Hace falta una dirección https y, en algunos navegadores, una ventana que no sea privada.',
			next: 'Recarga la página. Si no ayuda, el servidor no entregó la aplicación completa.'
		},
		hostLost: {
			sentence: `La pestaña que ejecutaba el modelo se cerró o se suspendió. ${errorsKept}`,
			next: 'El modelo vuelve a iniciarse solo, en una pestaña abierta. Pulsa «Reintentar» para otra respuesta, o sigue preguntando.'
		},
		modelNotFound: {
			sentence: (model) => `${model} ya no está en este dispositivo.`,
			next: 'Elige otro modelo arriba, o descárgalo de nuevo en la página Modelos.'
		},
		downloadFailed: {
			noAnswer: (file) => `${file} no se pudo descargar: el sitio no responde.`,
			status: ({ file, status }) => `${file} no se pudo descargar: el sitio respondió con el estado ${status}.`,
			next: 'Tu mensaje se conserva. Comprueba la conexión y reintenta.'
		},
		corrupt: {
			content: (file) => `${file} está dañado: su contenido no es el que se publicó. No se usó.`,
			size: ({ file, actualBytes, expectedBytes }) =>
				`${file} está dañado: ${formatBytes(actualBytes)} en vez de ${formatBytes(expectedBytes)}. No se usó.`,
			next: 'Al reparar se descarga el archivo de nuevo. Tus chats no se tocan.'
		},
		malformed: {
			sentence: ({ file, reason }) => `${file} no se puede usar. Motivo: ${reason}.`,
			sentenceAt: ({ file, reason, atByte }) =>
				`${file} no se puede usar. Motivo, en el byte ${number(atByte)}: ${reason}.`,
			next: 'No se usó, y no se cambió nada. Elige otro archivo, o descárgalo de nuevo.'
		},
		flaws: {
			empty: 'está vacío. Puede que la descarga o la copia haya fallado',
			unfinished: 'es una descarga que no ha terminado. Espera a que termine, o empiézala de nuevo',
			cutOff: 'está incompleto. Puede que la descarga o la copia se haya interrumpido',
			cutOffAt: (bytes, wholeBytes) =>
				`está incompleto: hay ${formatBytes(bytes)} de ${formatBytes(wholeBytes)}. Puede que la descarga o la copia se haya interrumpido`,
			zeros: 'empieza solo con ceros. Puede que la descarga no haya terminado',
			gone: 'ya no se puede leer; puede que se haya movido o que haya cambiado',
			webPage:
				'es una página web, no un modelo. Puede que el sitio pida iniciar sesión primero; usa su botón de descarga',
			serverMessage: 'es un mensaje de un servidor (XML), no un modelo. Descárgalo de nuevo',
			lfsPointer: (wholeBytes) =>
				`es solo un puntero de Git LFS que representa al modelo${wholeBytes === null ? '' : ` de ${formatBytes(wholeBytes)}`}. Descárgalo con «git lfs pull», o desde la página web del modelo`,
			json: 'es un archivo de texto (JSON), no los pesos de un modelo',
			text: 'no es un archivo GGUF, sino un texto',
			compressed: (method) => `está comprimido (${method}). Descomprímelo primero`,
			archive: (archive) => `es un archivo comprimido (${archive}). Descomprímelo primero`,
			otherFormat: (format) => `tiene un formato de otros programas (${format}). ${errorsUseGguf}`,
			pickle: `es un archivo de PyTorch (pickle), que puede incluir programas y aquí nunca se abre. ${errorsUseGguf}`,
			otherWeights: `contiene pesos en un formato que aquí no se abre. ${errorsUseGguf}`,
			onnx: `es un modelo ONNX, y los archivos del disco tienen que ser GGUF. ${errorsUseGguf}`,
			safetensors: `tiene el formato safetensors, con el que se entrenan y publican los modelos. ${errorsUseGguf}`,
			quantized: (method) => `está cuantizado con ${method} (safetensors), para otros programas. ${errorsUseGguf}`,
			unknown: 'no es un archivo GGUF ni ningún otro tipo de modelo que Hearth conozca',
			tooOld: 'tiene una forma antigua que ya nada lee. Busca un archivo GGUF más nuevo del mismo modelo',
			tooNew:
				'tiene una forma más nueva que las que conoce esta versión de Hearth. Busca otro archivo GGUF del mismo modelo',
			bigEndian: 'se hizo para ordenadores con otro orden de bytes (big-endian)',
			noWeights: 'no contiene pesos, solo una descripción o un vocabulario',
			noPack: 'no es un paquete de modelo de Hearth',
			newerPack: 'se hizo con una versión más nueva de Hearth. Actualiza esta e inténtalo de nuevo',
			damagedPack: 'está dañado. Cópialo o expórtalo de nuevo',
			damagedPart: (part) =>
				`está dañado: lo que contiene de ${part} no es lo que se empaquetó. Cópialo o expórtalo de nuevo`
		},
		refused: {
			next: 'No se cambió nada. Elige otro archivo u otro modelo.'
		},
		refusals: {
			'not-there': (file) => `${file} no se descargó: el servidor no lo tiene.`,
			'no-access': (file) =>
				`${file} no se descargó: el servidor solo lo da a cuentas que han aceptado sus condiciones.`,
			'web-page': (file) =>
				`${file} no se descargó: en su lugar llegó una página web, como las que envían las redes que antes piden iniciar sesión.`,
			'wrong-size': (file) => `${file} no se descargó: el archivo del servidor no tiene el tamaño del que se publicó.`,
			changed: (file) => `${file} no se descargó: el archivo del servidor cambió durante la descarga.`,
			unreadable: (file) => `${file} no se descargó: ya no se puede leer, así que probablemente se movió o cambió.`
		},
		noRoom: {
			sentence: 'No hay espacio para el resto del modelo. Lo descargado se conserva.',
			sentenceFor: (neededBytes) =>
				`No hay espacio para el resto del modelo (${formatBytes(neededBytes)}). Lo descargado se conserva.`,
			next: 'Elimina modelos que ya no necesites, o libera espacio en el disco, y reintenta: continúa donde se quedó.'
		},
		storeUnavailable: {
			sentence: (reason) => `Aquí no se pueden guardar modelos: ${reason}.`,
			next: 'Usa una ventana que no sea privada. El modelo incluido funciona en todo caso.'
		},
		quotaExceeded: {
			sentence:
				'El navegador no tiene más espacio para este sitio, así que el último cambio está solo en esta pestaña.',
			next: 'Elimina chats que ya no necesites, o libera espacio en el disco, y reintenta.'
		},
		storageUnavailable: {
			sentence: (reason) => `Aquí no se pueden guardar chats: ${reason}.`,
			next: 'Puedes chatear como siempre; todo desaparece al cerrar esta pestaña.'
		},
		contextFull: {
			sentence: ({ promptTokens, contextTokens }) =>
				`Este chat tiene unos ${number(promptTokens)} tokens. En el modelo caben ${number(contextTokens)}, y su respuesta también necesita espacio ahí.`,
			next: 'No se omitió nada, así que no se preguntó nada. ¿Cómo seguir?'
		},
		chatNotFound: {
			sentence: 'Este chat no está en este dispositivo.',
			next: 'Puede que se haya eliminado, o que se creara en otro navegador.'
		},
		invalidSchema: {
			sentence: (problem) => `El esquema JSON de este chat no se envió: ${problem}.`,
			next: 'Corrígelo en «Ajustes del chat» y pregunta de nuevo.'
		},
		invalidRequest: {
			sentence: (problem) => `La solicitud se rechazó: ${problem}.`,
			next: 'No se cambió nada.'
		},
		unsupportedSetting: {
			sentence: (setting) => `Este modelo no puede seguir el ajuste ${setting}.`,
			json: 'Este modelo no puede seguir el ajuste «Responder en JSON».',
			next: 'Tu mensaje se conserva. Deshaz el ajuste, o elige otro modelo.'
		},
		bug: {
			sentence: (reason) => `Hearth cometió un error: ${reason}`,
			next: 'Lo que escribiste se conserva. Recargar suele ayudar; un informe nos ayuda a corregirlo.'
		},
		unknown: {
			sentence: (code) => `Algo falló (${code}).`,
			next: 'Lo escrito se conserva.'
		}
	},
	settings: {
		title: 'Ajustes',
		look: {
			title: 'Apariencia y teclas',
			theme: 'Tema',
			themeSystem: 'Como el sistema',
			themeLight: 'Claro',
			themeDark: 'Oscuro',
			textSize: 'Tamaño del texto',
			textSmall: 'Pequeño',
			textNormal: 'Normal',
			textLarge: 'Grande',
			contrast: 'Contraste',
			contrastSystem: 'Como el sistema',
			contrastHigh: 'Alto',
			sending: 'Enviar un mensaje',
			sendingEnter: 'Enter',
			sendingModifier: 'Ctrl o ⌘ con Enter',
			sendingHint:
				'Mayús con Enter siempre empieza una nueva línea. Un signo de interrogación (?) fuera de un campo muestra todas las teclas.'
		},
		run: {
			title: 'Ejecución de modelos',
			computeOn: 'Calcular en',
			gpu: 'GPU, si es posible',
			cpu: 'Solo CPU',
			hint: 'Si las respuestas no parecen correctas, la causa puede ser un controlador gráfico: prueba con la CPU.'
		},
		answers: {
			title: 'Cómo responden los modelos',
			intro:
				'Para todos los chats sin ajustes propios. Si quien publica un modelo recomienda otra cosa, esa recomendación tiene prioridad.'
		},
		confidence: {
			title: 'Confianza',
			intro:
				'Las respuestas se pueden marcar según lo seguro que estaba el modelo de cada palabra. Eso no dice nada sobre si son ciertas.',
			show: 'Mostrar confianza',
			whenAsked: 'Cuando lo pida',
			always: 'Siempre',
			hint: '«Siempre» pide al motor las probabilidades de cada token, lo que hace las respuestas algo más lentas y los chats más grandes. Sin eso, «Mostrar confianza» bajo una respuesta hace que el modelo responda una vez más.'
		},
		presets: {
			title: 'Preajustes',
			intro:
				'Un prompt del sistema y un muestreo bajo un nombre. Se aplican y se guardan en «Ajustes del chat»; aquí eliges con qué empiezan los nuevos chats. Se pueden importar preajustes de Hearth y LM Studio, y modelos de Open WebUI.',
			changesNothing: 'No cambia nada',
			setting: (name, value) => `${name} ${value}`,
			forNewChats: 'Nuevos chats',
			options: (name) => `Opciones de ${name}`,
			beginWith: 'Empezar nuevos chats con él',
			beginWithout: 'Empezar nuevos chats sin él',
			export: 'Exportar',
			importAll: 'Importar preajustes',
			exportAll: 'Exportar preajustes'
		},
		hub: {
			title: 'Modelos de la red',
			intro:
				'Hearth solo consulta un hub cuando buscas o descargas. El hub ve entonces qué buscas y desde dónde te conectas, y nunca un chat.',
			address: 'Dirección del hub',
			addressHint:
				'Hugging Face, o un espejo que responda a las mismas consultas. Si cambias de servidor, tu token se quita: el otro no lo recibe.',
			noAddress: 'Esto no es la dirección de un hub: empieza por https:// y no lleva parámetros de consulta.',
			saveAddress: 'Guardar dirección',
			backToDefault: 'Volver a Hugging Face',
			token: 'Token de acceso',
			tokenHint:
				'Para modelos cuyo acceso concede quien los publica, previa solicitud: un token de lectura de tu propia cuenta. Se queda en este dispositivo, no forma parte de ninguna exportación y no se vuelve a mostrar.',
			tokenInUse: (ending, host) => `Termina en <code>${ending}</code>. Solo se envía a ${host}.`,
			noToken: 'Un token es una sola palabra de al menos 8 letras, cifras y signos.',
			saveToken: 'Guardar token',
			removeToken: 'Quitar token'
		},
		data: {
			title: 'Tus datos',
			kept: 'Los chats se guardan en este navegador, en este dispositivo y en ningún otro lugar.',
			keptCounted: (chats, messages, textBytes) =>
				`Los chats se guardan en este navegador, en este dispositivo y en ningún otro lugar: ${plural(chats, { one: '# chat', other: '# chats' })} con ${plural(messages, { one: '# mensaje', other: '# mensajes' })}, ${formatBytes(textBytes)} de texto.`,
			persisted: 'El navegador ha prometido no borrarlos cuando escasee el espacio.',
			notPersisted:
				'El navegador puede borrarlos si el disco se queda sin espacio. Instalar Hearth como aplicación, o exportar de vez en cuando, protege contra eso.',
			notKept:
				'Este navegador no le da almacenamiento a Hearth, así que los chats desaparecen al cerrar esta pestaña. Expórtalos para conservarlos.',
			export: 'Exportar todo',
			import: 'Importar',
			exportHint:
				'La exportación es un solo archivo con todos los chats, borradores, carpetas, preajustes, tus ajustes y el cuaderno. No contiene tokens, claves ni modelos.',
			importHint:
				'Se pueden importar exportaciones de Hearth, ChatGPT (también el ZIP), la interfaz web de llama.cpp, Open WebUI y LM Studio. Importar otra vez el mismo archivo no añade nada, y lo que está ajustado en este dispositivo se queda.',
			progress: 'Progreso',
			deleteAll: 'Eliminar todos los chats',
			deleteAllTitle: '¿Eliminar todos los chats?',
			deleteAllText:
				'Esto elimina todos los chats, con todos los borradores. Los modelos se quedan. No se puede deshacer.',
			deleteAllCounted: (chats, messages) =>
				`Esto elimina ${plural(chats, { one: '# chat', other: '# chats' })} con ${plural(messages, { one: '# mensaje', other: '# mensajes' })}, con todos los borradores. Los modelos se quedan. No se puede deshacer.`
		},
		about: {
			title: 'Acerca de',
			version: (version) => `Hearth ${version}. Software libre con la licencia Apache License 2.0.`,
			promise:
				'Sin cuenta, sin telemetría, sin servidor. La página pide a la red sus propios archivos, y modelos cuando tú los pides.',
			install: 'Instalar Hearth como aplicación'
		}
	},
	sampling: {
		groups: {
			answers: 'Respuestas',
			candidates: 'Candidatos',
			repetition: 'Repetición'
		},
		names: {
			temperature: 'Temperatura',
			maxTokens: 'Máximo de tokens',
			seed: 'Semilla',
			stop: 'Cadenas de parada',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: 'Penalización por repetición',
			presencePenalty: 'Penalización por presencia',
			frequencyPenalty: 'Penalización por frecuencia'
		},
		explanations: {
			temperature:
				'Con cuánta libertad se eligen las palabras: 0 toma siempre la más probable; más alto, las respuestas varían.',
			maxTokens: 'Lo más larga que puede ser una respuesta; un token son unas tres cuartas partes de una palabra.',
			seed: 'Con el mismo número, la misma pregunta recibe la misma respuesta; vacío, se toma otro cada vez.',
			stop: 'La respuesta termina donde aparecería una de estas. Una por línea; \\n representa un salto de línea.',
			topP: 'Conserva los tokens más probables que juntos alcanzan esta probabilidad; 1 los conserva todos.',
			topK: 'Conserva solo este número de tokens, los más probables; 0 los conserva todos.',
			minP: 'Omite los tokens menos probables que esta parte del más probable; 0 no omite ninguno.',
			repetitionPenalty: 'Por encima de 1, los tokens ya dichos se vuelven menos probables; 1 no cambia nada.',
			presencePenalty: 'Por encima de 0, un token que ya se haya dicho se vuelve menos probable; 0 no cambia nada.',
			frequencyPenalty: 'Por encima de 0, un token se vuelve menos probable cada vez que se dice; 0 no cambia nada.'
		},
		field: {
			reset: 'Restablecer',
			resetNamed: (name) => `Restablecer: ${name}`,
			noStops: 'Ninguna',
			anySeed: 'Cualquiera',
			outside: (low, high) => `Debe ser un número de ${number(low)} a ${number(high)}.`,
			outsideWhole: (low, high) => `Debe ser un número entero de ${number(low)} a ${number(high)}.`,
			noNumber: (typed, low, high) =>
				`«${typed}» no es un número. Debe ser un número de ${number(low)} a ${number(high)}.`,
			noWholeNumber: (typed, low, high) =>
				`«${typed}» no es un número. Debe ser un número entero de ${number(low)} a ${number(high)}.`,
			tooManyStops: (most, these) => `Se admiten ${number(most)} como máximo; estas son ${number(these)}.`,
			staysInForce: (problem, value) => `${problem} Se mantiene ${value}.`
		},
		source: {
			here: 'Definido aquí',
			model: 'Recomendado por este modelo',
			settings: 'De Ajustes',
			hearth: 'Predeterminado de Hearth',
			hearthNone: 'Predeterminado de Hearth: ninguno'
		},
		reset: {
			all: 'Restablecer todo',
			allDone: 'Se restableció todo.',
			promptDone: 'Se restableció el prompt del sistema.',
			fieldDone: (name) => `Se restableció «${name}».`
		},
		prompt: {
			name: 'Prompt del sistema',
			none: 'Ninguno',
			explanationInChat: 'Va antes del primer mensaje y le dice al modelo cómo responder. Ocupa espacio en su memoria.',
			explanationForAll: 'Va antes del primer mensaje de cada chat y le dice al modelo cómo responder.'
		},
		chat: {
			intro:
				'Solo para este chat, a partir de la próxima respuesta. Lo que no se define aquí sigue al modelo y, después, a los <link>Ajustes</link>.',
			notLoaded: (model) =>
				`${model} aún no está cargado. Lo que recomienda, y lo que no puede seguir, se sabrá entonces.`,
			unused: (model, names) =>
				`${model} no puede seguir lo definido para ${list(names, { type: 'unit' })}. Se conserva para los modelos que sí pueden.`
		},
		overflow: {
			legend: 'Cuando el chat no cabe en la ventana de contexto',
			dropOldest: 'Omitir antiguos',
			summarize: 'Resumir',
			stop: 'Detener'
		},
		overflowHints: {
			dropOldest:
				'El modelo lee solo los mensajes más recientes. Una línea muestra dónde empieza. Nunca se elimina nada.',
			summarize:
				'El modelo primero resume los mensajes más antiguos y luego lee el resumen en su lugar. Conservas los originales. Nunca se elimina nada.',
			stop: 'No se omite nada: el chat se detiene y te pregunta cómo seguir. Nunca se elimina nada.'
		},
		thinking: {
			legend: 'Razonamiento',
			auto: 'Decide el modelo',
			on: 'Sí',
			off: 'No',
			budget: 'Presupuesto de razonamiento',
			budgetExplanation: 'Tras este número de tokens de razonamiento empieza la respuesta; vacío, sin límite.',
			noBudget: 'Sin límite'
		},
		thinkingHints: {
			auto: 'El modelo razona antes de responder, o no, según cómo se hizo.',
			on: 'El modelo razona antes de responder, lo que tarda más. Antes de una respuesta en JSON nunca lo hace.',
			off: 'El modelo responde al instante.'
		},
		json: {
			legend: 'Responder en JSON',
			off: 'No',
			any: 'Cualquier JSON',
			schema: 'Con esquema',
			schemaText: 'Esquema JSON',
			notSent: (problem) => `${problem} No se envía: sigue en vigor el último esquema correcto.`,
			refusing: (model) =>
				`${model} no puede responder en JSON, así que se negará. Desactiva esto, o elige otro modelo.`
		},
		jsonHints: {
			off: 'El modelo responde con palabras.',
			any: 'Cada respuesta es un objeto JSON, garantizado token a token.',
			schema: 'Cada respuesta es JSON que sigue este esquema, garantizado token a token.'
		},
		adapters: {
			title: 'Adaptadores',
			explanation:
				'Archivos LoRA que cambian cómo responde el modelo. Una escala de 1 lo aplica por completo; 0, nada.',
			use: (name) => `Usar ${name}`,
			scale: (name) => `Escala de ${name}`,
			scaleNumber: (name) => `Escala de ${name}, como número`
		},
		presets: {
			current: 'Preajuste',
			none: 'Ninguno',
			ownSettings: 'Ajustes propios',
			choose: 'Preajustes',
			own: 'Tus preajustes',
			builtIn: 'Incluidos',
			saveAs: 'Guardar como preajuste…',
			saved: (name) => `Guardado como «${name}».`,
			applied: (name) => `Se aplicó «${name}».`,
			name: 'Nombre del preajuste',
			nameTaken: 'Ya hay un preajuste con este nombre, y se reemplaza.',
			deleted: (name) => `El preajuste «${name}» se eliminó.`,
			added: (added) => plural(added, { one: '# preajuste añadido.', other: '# preajustes añadidos.' }),
			addedSome: (added, present) =>
				`${plural(added, { one: '# preajuste añadido', other: '# preajustes añadidos' })}, ${plural(present, { one: '# ya estaba aquí', other: '# ya estaban aquí' })}.`
		},
		builtIn: {
			precise: 'Preciso',
			plain: 'Lenguaje claro',
			proofreader: 'Corrector de textos',
			translator: 'Traductor',
			reviewer: 'Revisor de código'
		}
	},
	schema: {
		notJson: (problem) => `El esquema no es JSON: ${problem}.`,
		notObject: 'El esquema debe ser un objeto JSON.',
		tooLong: (most) =>
			`El esquema puede tener ${plural(most, { one: '# carácter', other: '# caracteres' })} como máximo.`,
		wrong: (reason) => `El esquema no es válido: ${reason}.`,
		wrongAt: (place, reason) => `El esquema no es válido en ${place}: ${reason}.`
	},
	confidence: {
		share: {
			atLeast: (share) => `${percent(share)} o más`,
			between: (from, to) => `de ${number(from * 100)} a ${percent(to)}`,
			below: (share) => `menos del ${percent(share, { maximumFractionDigits: 1 })}`
		},
		token: {
			word: (text) => `«${text}»`,
			lineBreak: 'un salto de línea',
			lineBreaks: 'saltos de línea',
			nothing: 'nada',
			space: 'un espacio'
		},
		text: {
			label: 'Tokens de esta respuesta',
			hint: 'Las teclas de flecha van de token en token. Enter lleva a lo que podría haber estado ahí.',
			token: (token, share, alternatives) =>
				alternatives === 0
					? `${token}, ${share}`
					: `${token}, ${share}, ${plural(alternatives, { one: '# alternativa', other: '# alternativas' })}`,
			alternatives: 'Alternativas'
		},
		alternatives: {
			label: 'Lo que podría haber estado aquí',
			end: 'Fin de la respuesta',
			together: (tokens) =>
				plural(tokens, {
					one: '# token que forma un carácter o una palabra.',
					other: '# tokens que juntos forman un carácter o una palabra.'
				}),
			none: 'Nada más tenía una probabilidad mayor que uno entre mil.',
			branch: (token, share) => `Ramificar aquí con ${token}, ${share}`,
			choose: 'Elige una para escribir otra versión desde aquí.',
			noneCanBegin: 'Aquí no puede empezar otra respuesta.'
		},
		blocked: {
			cannotGoOn: (model) => `${model} no puede continuar a partir de un comienzo dado.`,
			busy: 'Se está escribiendo otra respuesta.'
		},
		note: {
			partedAfter: (characters) =>
				`Hearth preguntó de nuevo con los mismos ajustes. La respuesta tomó otro camino tras ${plural(characters, { one: '# carácter', other: '# caracteres' })}, así que lo que sigue no tiene marcas.`,
			sameWords: 'Hearth preguntó de nuevo con los mismos ajustes, y llegaron las mismas palabras.',
			noBeginning: 'El comienzo no tiene marcas: nadie preguntó lo seguro que estaba el modelo de él.',
			firstTokens: (tokens) =>
				plural(tokens, { one: 'El primer token está marcado.', other: 'Los primeros # tokens están marcados.' })
		},
		score: {
			summary: ({ share, unsure, tokens }) =>
				`<strong>Confianza en sus palabras: ${share}</strong>, con ${number(unsure)} de ${plural(tokens, { one: '# token', other: '# tokens' })} por debajo del ${percent(0.5)}`,
			marks: 'Qué significan las marcas',
			example: 'palabra',
			explanation: (model) =>
				`Una marca indica qué probabilidad daba ${model ?? 'el modelo'} a ese token después de todo lo anterior, con temperatura 1 y antes de aplicar cualquier muestreador. La puntuación es la media geométrica de todos los tokens, así que unos pocos que le parecían improbables la bajan mucho.`,
			sureAndWrong:
				'Un modelo puede estar seguro y equivocarse, y estar inseguro donde varias formas de decirlo son igual de buenas.',
			notTruth: (model) => `Lo seguro que estaba ${model ?? 'el modelo'} de sus palabras, no si son ciertas.`
		},
		again: {
			asking: (progress) =>
				`Nadie anotó lo seguro que estaba el modelo. Preguntando de nuevo con los mismos ajustes: ${progress}`,
			reading: 'leyendo la pregunta',
			tokens: (tokens) => plural(tokens, { one: '# token', other: '# tokens' }),
			anotherWay:
				'Al preguntarle de nuevo con los mismos ajustes, el modelo tomó otro camino desde la primera palabra. No hay nada que marcar.',
			unknown: 'No se sabe lo seguro que estaba el modelo.',
			ask: 'Preguntar de nuevo'
		}
	},
	receipt: {
		dialog: {
			title: 'Recibo',
			copyText: 'Copiar como texto',
			copyJson: 'Copiar como JSON'
		},
		sentence: (modelName, tokens, tookMs, backend, engine) =>
			`${modelName} escribió ${tokens === null ? 'esto' : plural(tokens, { one: '# token', other: '# tokens' })} en ${formatDuration(tookMs)}, en la ${backend} de este dispositivo, con ${engine}.`,
		backends: { webgpu: 'GPU', cpu: 'CPU' },
		engines: {
			wllama: 'llama.cpp en WebAssembly',
			transformers: 'ONNX Runtime',
			webllm: 'MLC',
			fake: 'un script de pruebas'
		},
		groups: {
			ran: 'Qué se ejecutó',
			chose: 'Cómo eligió',
			read: 'Qué leyó',
			took: 'Qué consumió'
		},
		labels: {
			model: 'Modelo',
			file: 'Archivo, SHA-256',
			files: (count) => plural(count, { one: '# archivo, SHA-256', other: '# archivos, SHA-256' }),
			quantization: 'Cuantización',
			engine: 'Motor',
			computedOn: 'Calculado en',
			contextWindow: 'Ventana de contexto',
			adapter: 'Adaptador',
			seed: 'Semilla',
			stopStrings: 'Cadenas de parada',
			thinking: 'Razonamiento',
			noSystemPrompt: 'Prompt del sistema',
			systemPrompt: 'Prompt del sistema, SHA-256',
			everything: 'Todo lo enviado, SHA-256',
			beganAfter: 'Empezó tras',
			prompt: 'Prompt',
			answer: 'Respuesta',
			end: 'Final',
			firstToken: 'Primer token tras',
			speed: 'Velocidad',
			inAll: 'En total',
			time: 'Tiempo',
			begun: 'Inicio'
		},
		parameters: {
			temperature: 'Temperatura',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: 'Penalización por repetición',
			presencePenalty: 'Penalización por presencia',
			frequencyPenalty: 'Penalización por frecuencia',
			maxTokens: 'Máximo de tokens'
		},
		values: {
			unknown: 'desconocida',
			weightsUnknown: 'Desconocido: se abrió desde el disco',
			cpuThreads: (backend, threads) => `${backend}, ${plural(threads, { one: '# hilo', other: '# hilos' })}`,
			tokens: (tokens) => plural(tokens, { one: '# token', many: '# de tokens', other: '# tokens' }),
			noSeed: 'Ninguna: este motor no la admite',
			seedDrawn: (seed) => `${seed}, elegida al azar por Hearth`,
			seedSet: (seed) => `${seed}, definida por ti`,
			thinkingOn: 'Sí',
			thinkingOff: 'No',
			thinkingFor: (tokens) =>
				`Sí, como máximo ${plural(tokens, { one: '# token', many: '# de tokens', other: '# tokens' })}`,
			noSystemPrompt: 'Ninguno',
			given: (characters) =>
				plural(characters, {
					one: '# carácter de esta respuesta, que venía dado',
					other: '# caracteres de esta respuesta, que venían dados'
				}),
			promptCached: (tokens, cached) =>
				`${plural(tokens, { one: '# token', other: '# tokens' })}, ${number(cached)} de ellos aún en la KV cache`,
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} tokens/s`
		},
		endings: {
			stop: 'El modelo terminó',
			toolCalls: 'Siguió llamando a herramientas',
			length: 'Alcanzó su límite de longitud',
			aborted: 'Se detuvo'
		},
		line: (label, value) => `${label}: ${value}`,
		replay: {
			label: 'Repetición',
			start: 'Repetir',
			startAgain: 'Repetir otra vez',
			about:
				'«Repetir» hace la misma pregunta con los mismos ajustes y la misma semilla, y compara. El chat se queda como está.',
			answering: (progress) => `Respondiendo de nuevo: ${progress}`,
			reading: 'leyendo',
			tokens: (tokens) => plural(tokens, { one: '# token', other: '# tokens' }),
			impossible: 'No se puede preguntar de nuevo:',
			changed: 'Algo no está como estaba, así que puede llegar otra respuesta:',
			identical: 'Idéntica: llegó la misma respuesta, carácter por carácter.',
			identicalSoFar: 'Idéntica, hasta donde llega la respuesta guardada.',
			different: (character, tokens) =>
				tokens === null
					? `Distinta a partir del carácter ${number(character)}.`
					: `Distinta a partir del carácter ${number(character)}, tras ${plural(tokens, { one: '# token', other: '# tokens' })}.`,
			differentThoughts: (character) => `Razonamiento distinto a partir del carácter ${number(character)}.`,
			stored: 'Guardada',
			replayed: 'Repetida',
			endsHere: 'termina aquí',
			nothingKnown:
				'Todo lo que el recibo sabe está como estaba. O bien se cambió el texto guardado, o bien los cálculos dieron un resultado un poco distinto, como puede pasar en una GPU o cuando queda menos del prompt en la KV cache.',
			ranOn: (backend) => `Esta vez se calculó en la ${backend}.`
		},
		differences: {
			weightsGone: (modelName) => `${modelName} ya no está en este dispositivo.`,
			weights: (modelName) => `El archivo de ${modelName} no es el mismo que entonces.`,
			weightsUnknown: (modelName) =>
				`${modelName} se abrió desde el disco, así que no se puede saber si es el mismo archivo.`,
			engine: (before, now) => `El motor era entonces ${before} y ahora es ${now}.`,
			backend: (before, now) => `Entonces se calculó en la ${before}, y ahora se calcularía en la ${now}.`,
			context: (before, now) =>
				`La ventana de contexto tenía entonces ${plural(before, { one: '# token', many: '# de tokens', other: '# tokens' })} y ahora tiene ${number(now)}.`,
			system: 'El prompt del sistema ha cambiado desde entonces.',
			prompt: 'Lo que el modelo leería no es lo que leyó entonces.',
			noSeed: 'Este motor no admite semilla, y la temperatura es mayor que 0.'
		},
		failures: {
			modelGone: 'El modelo que escribió esto ya no está en este dispositivo.',
			noConfidence: 'El motor de este modelo no indica lo seguro que está.'
		}
	},
	notebook: {
		page: {
			title: 'Cuaderno · Hearth',
			heading: 'Cuaderno',
			save: 'Guardar como texto',
			unable: (model) => `${model} aquí solo puede responder en chats. Elige otro modelo para continuar un texto.`,
			goOn: 'Continuar',
			writing: 'Escribiendo…',
			count: (tokens, limit, exact) =>
				`${exact ? '' : 'aprox. '}${number(tokens)} de ${plural(limit, { one: '# token', many: '# de tokens', other: '# tokens' })}`,
			foot: 'El modelo continúa este texto tal como está, con el muestreo de los <link>Ajustes</link>. Se queda en este navegador.'
		},
		paper: {
			label: 'Texto',
			placeholder: 'Érase una vez, en una cabaña con el fuego encendido,'
		},
		outcome: {
			takenBack: 'Deshecho.',
			stopped: (tokens) => `Detenido tras ${plural(tokens, { one: '# token', other: '# tokens' })}.`,
			lengthReached: (tokens) =>
				`${plural(tokens, { one: '# token escrito', other: '# tokens escritos' })}. Se alcanzó el límite de longitud; continúa para obtener más.`,
			ended: (tokens) =>
				`${plural(tokens, { one: '# token escrito', other: '# tokens escritos' })}. El modelo terminó aquí.`,
			finished: 'El modelo considera terminado el texto.'
		}
	},
	connect: {
		page: {
			title: 'Conectar',
			lead: 'El código escrito para OpenAI u Ollama puede preguntar a los modelos de este navegador. No responde ningún servidor: responde Hearth, también sin red.'
		},
		access: {
			title: 'Acceso',
			localApi: 'API local',
			on: 'Activada. Las páginas de esta dirección pueden preguntar a tus modelos, y nunca ven tus chats.',
			off: 'Desactivada. Solo Hearth puede preguntar a tus modelos.',
			address: 'Dirección',
			copyAddress: 'Copiar dirección',
			key: 'Clave',
			noKey: 'Ninguna. Cualquier página de esta dirección puede llamar.',
			makeKey: 'Crear una clave',
			copyKey: 'Copiar clave',
			showKey: 'Mostrar',
			hideKey: 'Ocultar',
			thisTab: 'Esta pestaña',
			serving: 'Responde a las llamadas mientras esté abierta.',
			gettingReady: 'Se está preparando.',
			answering: (calls) =>
				plural(calls, { one: 'Respondiendo a # llamada ahora.', other: 'Respondiendo a # llamadas ahora.' })
		},
		tryIt: {
			title: 'Pruébalo',
			request: 'Solicitud',
			kinds: { chat: 'Chat', responses: 'Responses', ollama: 'Ollama' },
			invalidJson: 'Esto aún no es JSON válido. Se puede enviar para ver qué llega.',
			send: 'Enviar',
			cameBack: 'Lo que llegó',
			sent: 'Enviada.',
			stopped: 'Detenida.',
			broke: (error) => `La conexión se cortó: ${error}`,
			done: ({ status, headMs, doneMs }) =>
				`Estado ${status}, cabecera tras ${number(Math.round(headMs))} ms, completa tras ${fixed(doneMs / 1000, 1)} s.`
		},
		limits: {
			title: 'Límites',
			maxTokens: 'Máximo de tokens de una respuesta',
			maxTokensHint:
				'Lo más larga que un cliente puede pedir una respuesta. Al llegar ahí, la respuesta termina y se le indica al cliente.',
			usual: 'Predeterminado de Hearth',
			setHere: 'Definido aquí',
			size: 'Tamaño de una solicitud',
			sizeValue: (bytes) => `${number(bytes / 2 ** 20)} MB`,
			rate: 'Solicitudes de un cliente',
			rateValue: ({ burst, perSecond }) => `${number(burst)}, luego ${number(perSecond)} por segundo`,
			waiting: 'En espera al mismo tiempo',
			waitingValue: (count) => connectRequests(count)
		},
		atOnce: {
			name: 'Varias solicitudes a la vez',
			whereFaster: 'Varias solicitudes a la vez, donde eso sea más rápido',
			measuring: 'Midiendo. Se detiene si alguien pregunta.',
			measuredOnCpu: ({ model, atMs }) => `${model} en la CPU, ${date(atMs)}.`,
			measuredOnGpu: ({ model, atMs }) => `${model} en la GPU, ${date(atMs)}.`,
			measuredLater: 'Se mide sin intervención cuando alguna solicitud ha tenido que esperar y nadie pregunta.',
			measureNow: 'Medir ahora',
			measureAgain: 'Medir de nuevo',
			stopMeasuring: 'Dejar de medir',
			interrupted: 'Se detuvo porque alguien hizo una pregunta.',
			failed: (reason) => `No se pudo medir: ${reason}`,
			impossible: (model) => `Una tras otra: lo que ejecuta ${model} da una sola respuesta a la vez.`,
			switchedOff: 'Una tras otra, porque está desactivado aquí.',
			notMeasured: 'Una tras otra, hasta que una medición aquí muestre que dos a la vez son más rápidas.',
			noMemory: 'Una tras otra: el modelo no cupo en la memoria con espacio para varias respuestas.',
			cutOff: 'Una tras otra: la última medición no llegó a su fin.',
			tooLittle: ({ gain, leastGain }) =>
				`Una tras otra. Medido: dos a la vez, ${connectGain(gain, 'dos seguidas')}; para que valga la pena hacen falta ${number(leastGain)} veces.`,
			unsteady: (gain) =>
				`Una tras otra. Medido: dos a la vez, ${connectGain(gain, 'dos seguidas')}, pero no en todas las rondas.`,
			faster: ({ slots, gain }) =>
				`${number(slots)} a la vez, y además un chat. Medido: ${connectGain(gain, `${number(slots)} seguidas`)}.`
		},
		fromCode: {
			title: 'Desde tu código',
			writtenWith: 'Escrito con',
			example: 'Código de ejemplo',
			copy: 'Copiar código',
			about: {
				fetch: 'Solo el navegador. Pégalo en la consola de cualquier página de esta dirección.',
				openai: 'El paquete de ese nombre de npm, sin cambios, en una página que sirvas junto a Hearth.',
				ollama: 'Lo mismo para código escrito para Ollama: líneas de JSON.'
			}
		},
		whoCanCall: {
			title: 'Quién puede llamar',
			pages: (host) =>
				`Las páginas y los workers de <strong>${host}</strong> en este navegador, mientras haya abierta una pestaña de Hearth. En la primera visita de una página, cuenta a partir de la segunda carga.`,
			others:
				'Ni curl, ni un programa de este equipo, ni otro dispositivo: un navegador no tiene puerta para ellos. Para programas, la herramienta adecuada es un servidor como Ollama o llama.cpp.',
			order:
				'Las solicitudes se responden una tras otra, o varias a la vez donde se midió que es más rápido, y un chat espera como máximo a una de ellas. Lo que una solicitud pida y Hearth no pueda hacer se rechaza, o se nombra en la cabecera <code>x-hearth-ignored</code>.'
		},
		websites: {
			title: 'Otros sitios web',
			about:
				'Otro sitio web solo puede preguntar a tus modelos si lo permitiste en una ventana de Hearth, y solo mientras esa ventana esté abierta. Nunca ve tus chats.',
			none: 'No has permitido ninguno.',
			list: 'Sitios web',
			allowed: (atMs) => `Permitido: ${date(atMs)}`,
			remove: (website) => `Quitar<hidden> ${website}</hidden>`
		},
		endpoints: {
			title: 'Endpoints',
			about: {
				models: 'Los modelos de este dispositivo',
				chat: 'Chat, con streaming, herramientas y esquemas JSON',
				responses: 'La API más nueva de OpenAI, sin estado guardado',
				completions: 'La más antigua: el modelo continúa un texto tal como está',
				embeddings: 'Vectores, de un modelo que los genera',
				ollamaModels: 'Ollama: los modelos de este dispositivo',
				ollamaLoaded: 'Ollama: el modelo cargado',
				ollamaVersion: 'Ollama: la versión de Hearth',
				ollamaChat: 'Ollama: chat',
				ollamaGenerate: 'Ollama: un prompt',
				ollamaEmbed: 'Ollama: vectores',
				ollamaShow: 'Ollama: lo que se sabe de un modelo'
			}
		},
		callers: {
			title: 'Clientes recientes',
			none: 'Aún no ha llamado nadie.',
			list: 'Clientes',
			calls: ({ count, lastAtMs, blocked }) => {
				const last = date(lastAtMs, { dateStyle: 'medium', timeStyle: 'short' });
				return blocked
					? `${connectRequests(count)}, la última: ${last}. Bloqueado.`
					: `${connectRequests(count)}, la última: ${last}`;
			},
			block: (caller) => `Bloquear<hidden> ${caller}</hidden>`,
			allowAgain: (caller) => `Permitir de nuevo<hidden> ${caller}</hidden>`,
			clear: 'Vaciar la lista'
		}
	},
	bridge: {
		page: { title: 'Puente de Hearth' },
		consent: {
			question: (website) => `¿Puede <strong>${website}</strong> preguntar a los modelos de este dispositivo?`,
			meaning:
				'Ve qué modelos tienes, les envía texto y lee sus respuestas. Nunca ve tus chats. Puedes revocarlo en «Conectar».',
			allow: 'Permitir',
			deny: 'No permitir',
			tooSmall: 'Agranda esta ventana para decidir.'
		},
		frame: {
			title: 'Hearth no está abierto a este sitio web',
			apart:
				'Este marco no ve nada de Hearth: en un marco dentro de otro sitio, los navegadores mantienen aparte su almacenamiento, así que aquí no están ni tus modelos ni tus permisos. El sitio web puede abrir Hearth en una ventana.',
			unasked: 'El permiso se da en una ventana propia, nunca en un marco, donde un sitio web podría tapar la pregunta.'
		},
		off: {
			title: 'La API local está desactivada',
			waits: (website) =>
				`<strong>${website}</strong> puede preguntar, pero Hearth no responde a nadie hasta que se active la API. Queda activada hasta que la desactives en «Conectar».`,
			waitsInFrame: (website) =>
				`<strong>${website}</strong> puede preguntar, pero Hearth no responde a nadie hasta que se active la API. El interruptor está en «Conectar», en Hearth.`,
			switchOn: 'Activar'
		},
		noTab: {
			title: 'Abre Hearth para seguir',
			text: (website) =>
				`El modelo se ejecuta en una pestaña de Hearth, a plena velocidad. Abre una y déjala abierta; <strong>${website}</strong> se conecta por sí solo.`,
			open: 'Abrir Hearth'
		},
		connected: {
			title: 'Conectado',
			inWindow: (website) =>
				`<strong>${website}</strong> puede preguntar a tus modelos mientras esta ventana esté abierta.`,
			inFrame: (website) =>
				`<strong>${website}</strong> puede preguntar a tus modelos mientras esta página esté abierta.`,
			answering: 'Se está escribiendo una respuesta.',
			idle: 'Ahora no se pregunta nada.',
			disconnect: 'Desconectar',
			removePermission: 'Quitar permiso'
		},
		phases: {
			waiting: { title: 'Un momento', text: 'Esperando al sitio web que abrió esta ventana.' },
			admitting: { title: 'Un momento', text: 'Hearth se está preparando.' },
			alone: {
				title: 'Aquí no hay nadie',
				text: `Otros sitios web abren esta ventana para pedir acceso a tus modelos. Si uno acaba de hacerlo, el servidor de Hearth separó a los dos. ${bridgeAgain}`
			},
			unprotected: {
				title: 'Hearth no puede iniciarse aquí',
				text: 'No se pudo instalar su service worker; para eso hace falta una dirección https y, en algunos navegadores, una ventana que no sea privada.'
			},
			unsaved: {
				title: 'No se pudo guardar el permiso',
				text: 'El navegador se niega a guardarlo. ¿Está lleno el disco, o es una ventana privada?'
			},
			gone: {
				title: 'El sitio web se ha ido',
				text: 'Ya no hay nada conectado. Esta ventana se cierra sola.'
			},
			popup_closed: { title: 'Desconectado', text: bridgeAgain },
			consent_denied: {
				title: 'No permitido',
				text: 'El sitio web no puede preguntar a tus modelos. Puedes cerrar esta ventana.'
			},
			consent_needed: { title: 'Aún no permitido', text: bridgeAgain },
			revoked: {
				title: 'Permiso revocado',
				text: 'El sitio web ya no puede preguntar a tus modelos. Puedes cerrar esta ventana.'
			},
			insecure_origin: {
				title: 'Este sitio web no es de confianza',
				text: 'No llegó por https, así que cualquiera en el camino podría hablar en su nombre. Hearth no habla con él.'
			},
			version_mismatch: {
				title: 'Estos dos no se entienden',
				text: 'El sitio web y Hearth hablan versiones distintas del puente. Hay que actualizar el más antiguo. Si es Hearth, ábrelo, acepta la nueva versión y conecta de nuevo.'
			}
		},
		goToHearth: 'Ir a Hearth'
	},
	library: {
		downloads: {
			done: (model) => `${model} está aquí, y se comprobó cada byte.`,
			whole: (model) => `${model} está completo: se comprobó cada byte.`,
			damaged: (model, damagedBytes) =>
				`${formatBytes(damagedBytes)} de ${model} están dañados. «Reparar» los descarga de nuevo.`,
			littleRoom: (model, neededBytes, freeBytes) =>
				`El navegador dice que hay unos ${formatBytes(freeBytes)} libres, y ${model} necesita ${formatBytes(neededBytes)}. Se intenta de todos modos: lo que llegue se conserva.`
		},
		removals: {
			canceled: (model, bytes) =>
				bytes === 0
					? `Se canceló la descarga de ${model}.`
					: `Se canceló la descarga de ${model}. Sus ${formatBytes(bytes)} se borrarán cuando desaparezca este aviso.`,
			removed: (model, bytes) =>
				bytes === 0
					? `Se quitó ${model}.`
					: `Se quitó ${model}. Sus ${formatBytes(bytes)} se borrarán cuando desaparezca este aviso.`
		},
		transfers: {
			present: (model) => `${model} ya está en este dispositivo.`,
			imported: (model, fileName) => `${model} está aquí, y se comprobó cada byte. Vino de ${fileName}.`,
			kept: (model) => `${model} queda guardado en Hearth.`,
			keptWithoutAdapters: (model) => `${model} queda guardado en Hearth. Sus adaptadores siguen en tu disco.`,
			saved: (fileName, bytes) => `${fileName} se guardó: ${formatBytes(bytes)}.`,
			noRoom: (model) =>
				`No hay espacio para ${model}, y no se guardó nada de él. Quita modelos que ya no necesites, o libera espacio en el disco, y reintenta.`
		},
		hubFailures: {
			offline: {
				sentence: ({ host }) => `Este dispositivo no tiene conexión, así que no se consultó ${host}.`,
				next: 'Los modelos instalados funcionan sin red. Busca de nuevo cuando tengas conexión.'
			},
			'no-answer': {
				sentence: ({ host }) => `${host} no responde.`,
				next: 'Comprueba la conexión. Si el servidor está bloqueado donde estás, define un espejo en los ajustes.'
			},
			'not-allowed': {
				sentence: ({ host }) => `Esta copia de Hearth no permite solicitudes a ${host}.`,
				next: 'Quien la publica decide de qué servidores pueden venir los modelos. Los ajustes indican qué hub se consulta.'
			},
			'no-access': {
				sentence: ({ what }) => `${what}: solo disponible para quienes han recibido acceso.`,
				next: 'Pide acceso en su página, pega después un token de tu cuenta en los ajustes y reintenta.'
			},
			'bad-token': {
				sentence: ({ host }) => `${host} no acepta el token.`,
				next: 'Puede que haya caducado o se haya revocado. Reemplázalo o quítalo en los ajustes.'
			},
			'not-there': {
				sentence: ({ host, what }) => `No está en ${host}, o es privado: ${what}.`,
				next: 'Comprueba cómo está escrito, o busca por nombre. Para algo privado hace falta un token, que se define en los ajustes.'
			},
			busy: {
				sentence: ({ host }) => `${host} pide una pausa: recibió demasiadas solicitudes desde esta red.`,
				next: 'Reintenta en unos minutos. Un token, definido en los ajustes, permite más solicitudes.',
				nextAfter: (waitMs) =>
					`Reintenta dentro de ${formatDuration(waitMs)}. Un token, definido en los ajustes, permite más solicitudes.`
			},
			failing: {
				sentence: ({ host, what, status }) =>
					`${host} no pudo responder (estado: ${status ?? 'ninguno'}) sobre: ${what}.`,
				next: 'El fallo está de su lado. Reintenta dentro de un rato.'
			},
			'web-page': {
				sentence: ({ host }) => `En lugar de una respuesta de ${host} llegó una página web.`,
				next: 'Algunas redes piden antes iniciar sesión: abre cualquier página en una pestaña nueva. Si no es eso, revisa el espejo en los ajustes.'
			},
			unreadable: {
				sentence: ({ host, what }) => `No se puede leer lo que respondió ${host} sobre: ${what}.`,
				next: 'Si en los ajustes hay un espejo definido, puede que no se comporte como Hugging Face.'
			},
			'too-long': {
				sentence: ({ host, what }) =>
					`La respuesta de ${host} es más larga que cualquiera que Hearth pueda usar. Se preguntó por: ${what}.`,
				next: 'No se leyó hasta el final. No se cambió nada.'
			}
		}
	},
	models: {
		page: {
			title: 'Modelos',
			lead: 'Un modelo es un archivo de números con los que calcula tu propio dispositivo. Se guarda en este navegador.',
			shelf: 'Tus modelos',
			discover: 'Descubrir',
			open: 'Abrir un archivo'
		},
		facts: {
			parameters: (count) => `${count} parámetros`,
			parametersInParts: (count, atATime) => `${count} parámetros, ${atATime} a la vez`,
			context: (tokens) =>
				plural(tokens, {
					one: '# token de contexto',
					many: '# de tokens de contexto',
					other: '# tokens de contexto'
				}),
			adapter: (name) => `adaptador ${name}`,
			noLicense: 'licencia desconocida',
			joined: (facts) => facts.join(', '),
			day: modelsDay
		},
		shelf: {
			label: 'Modelos en este dispositivo',
			onlyGuide:
				'Guide es pequeño: sabe cómo ejecutar modelos en tu propio dispositivo y poco más. Para todo lo demás, descarga un modelo una vez; después funciona sin red.',
			discover: 'Descubrir modelos',
			chat: 'Chatear',
			pause: 'Pausar',
			resume: 'Reanudar',
			repair: 'Reparar',
			guideSummary: 'Una pequeña guía para usar modelos en tu propio dispositivo. Incorporada, funciona al momento.',
			loadsLater: 'Se carga cuando envías un mensaje.',
			memory: (bytes) => `Unos ${formatBytes(bytes)} de memoria.`,
			unused: 'Aún sin usar.',
			lastUsed: (when, atMs) => `Último uso: ${modelsDay(when, atMs)}.`,
			onlyComparing: 'Para comparar textos, no para chats.',
			inOtherTab: 'En otra pestaña',
			workInOtherTab: 'Otra pestaña de Hearth está trabajando con él.',
			damaged: 'Una parte está dañada o falta. «Reparar» descarga de nuevo esa parte y nada más.',
			cancelOf: (model) => `Cancelar la descarga de ${model}`,
			unfinished: 'Sin terminar.',
			paused: (bytes) => `En pausa tras ${formatBytes(bytes)}.`,
			pausedOf: (bytes, totalBytes) =>
				`En pausa tras ${formatBytes(bytes)} de ${formatBytes(totalBytes)}. No se pierde nada.`
		},
		files: {
			label: (model) => `Archivos de ${model}`,
			summary: (done, count) => `${number(done)} de ${plural(count, { one: '# archivo', other: '# archivos' })}`,
			states: {
				waiting: 'En espera',
				partial: 'Sin terminar',
				downloading: 'Descargando',
				checking: 'Comprobando',
				repaired: 'Reparado',
				done: 'Listo',
				damaged: 'Dañado'
			}
		},
		menu: {
			label: (model) => `Opciones de ${model}`,
			details: 'De dónde viene',
			verify: 'Comprobar cada byte',
			repair: 'Reparar',
			unload: 'Sacar de la memoria',
			exportPack: 'Exportar como paquete…',
			saveFile: 'Guardar el archivo del modelo…',
			remove: 'Quitar…'
		},
		removal: {
			title: (model) => `¿Quitar ${model}?`,
			titleUnfinished: (model) => `¿Eliminar la descarga de ${model}?`,
			text: (bytes, { shared, fetchable }) => {
				const stay = shared ? ' Los archivos que necesita otro modelo se quedan.' : '';
				const again = fetchable
					? 'Para volver a tenerlo, habrá que descargarlo otra vez.'
					: 'Hearth no puede volver a descargarlo: conserva el archivo del que vino.';
				return `Esto elimina ${formatBytes(bytes)} de este dispositivo.${stay} ${again} Tus chats se quedan.`;
			},
			confirm: (bytes) => `Eliminar ${formatBytes(bytes)}`
		},
		room: {
			title: 'Podrías quitar:',
			unused: (model, bytes) => `${model}, ${formatBytes(bytes)}, nunca usado`,
			lastUsed: (model, bytes, when, atMs) => `${model}, ${formatBytes(bytes)}, último uso: ${modelsDay(when, atMs)}`,
			remove: (model) => `Quitar ${model}…`
		},
		provenance: {
			lead: 'De dónde viene y qué garantiza sus bytes.',
			source: 'Origen',
			sourceAt: (source, host) => `${source}, en ${host}`,
			packedFrom: (fileName, source) => `${fileName}, empaquetado a partir de ${source}`,
			path: 'Cómo llegó',
			paths: {
				hub: 'Descargado de un hub',
				url: 'Descargado de una dirección que indicaste',
				pack: 'Importado de un paquete',
				disk: 'Copiado de tu disco'
			},
			revision: 'Revisión',
			noRevision: 'Desconocida: la más reciente en ese momento',
			license: 'Licencia',
			noLicense: 'Desconocida',
			runsOn: 'Se ejecuta con',
			trust: 'Confianza',
			unfinished: 'Aún sin terminar.',
			published: 'Cada byte es el que prometió quien lo publica: cada archivo tiene el SHA-256 publicado.',
			firstCome:
				'Nadie ha publicado un hash de todo el modelo. Se anotó lo que llegó la primera vez, así que un cambio posterior se nota.',
			lastChecked: 'Última comprobación',
			files: 'Archivos',
			noHash: 'hash aún desconocido',
			publishedHash: 'hash publicado',
			computedHash: 'hash calculado aquí'
		},
		storage: {
			title: 'Almacenamiento',
			usage: (storedBytes, freeBytes) =>
				`${formatBytes(storedBytes)} de modelos descargados, unos ${formatBytes(freeBytes)} libres.`,
			usageOnly: (storedBytes) =>
				`${formatBytes(storedBytes)} de modelos descargados; el navegador no dice cuánto queda libre.`,
			estimate: 'El espacio libre es una estimación del propio navegador.',
			onlyMemory: 'Este navegador no da almacenamiento aquí, así que las descargas desaparecen al cerrar esta pestaña.',
			kept: 'El navegador los conserva hasta que los quites.',
			mayBeCleared: 'El navegador puede borrarlos si el disco se queda sin espacio.',
			refused: 'No aceptó conservarlos. Instalar Hearth como aplicación suele ayudar.',
			keep: 'Conservarlos'
		},
		job: {
			amountOf: (bytes, totalBytes) => `${formatBytes(bytes)} de ${formatBytes(totalBytes)}`,
			queued: 'Espera a que termine la descarga anterior.',
			asking: 'Consultando en el hub tamaños y hashes.',
			waiting: (amount) => `Esperando a la red tras ${amount}. Continúa por sí sola.`,
			checking: (amount) => `Comprobando ${amount}`,
			comparing: (amount) => `Leyendo por segunda vez, porque su hash no coincide · ${amount}`,
			speed: (bytesPerSecond) => `${formatBytes(bytesPerSecond)}/s`,
			left: (ms) => `quedan ${formatDuration(ms)}`,
			checkingModel: (model) => `Comprobando ${model}`,
			downloadingModel: (model) => `Descargando ${model}`
		},
		transfers: {
			label: 'Paquetes y copias',
			import: (name) => `Importando ${name}`,
			copy: (name) => `Guardando una copia de ${name}`,
			export: (name) => `Exportando ${name}`,
			reading: (amount) => (amount === null ? 'Leyendo' : `Leyendo ${amount}`),
			checking: (amount) => (amount === null ? 'Comprobando' : `Comprobando ${amount}`),
			copying: (amount) => (amount === null ? 'Copiando' : `Copiando ${amount}`),
			saving: (amount) => (amount === null ? 'Guardando' : `Guardando ${amount}`)
		},
		discover: {
			title: 'Catálogo',
			lead: 'Modelos que la gente suele ejecutar en su propio dispositivo. No se descarga nada hasta que pulsas un botón de descarga, y lo descargado funciona sin red.',
			search: 'Buscar en el catálogo',
			placeholder: 'Nombre, familia o uso',
			kind: 'Tipo',
			kinds: {
				all: 'Todos',
				chat: 'Chat',
				reasoning: 'Razonamiento',
				code: 'Código',
				vision: 'Visión',
				embedding: 'Embeddings'
			},
			order: 'Orden',
			orders: { fit: 'Más adecuado', size: 'Más pequeño', name: 'Nombre' },
			offline: 'El catálogo es una parte de Hearth que este dispositivo aún no tiene, y no hay red.',
			count: (found) => plural(found, { one: '# modelo', other: '# modelos' }),
			list: 'Modelos para descargar',
			nothing: 'Nada en el catálogo contiene todas estas palabras.',
			reading: 'Leyendo el catálogo…'
		},
		offer: {
			size: modelsSize,
			cannotChat: 'Para comparar textos. No puede chatear.',
			details: (model) => `Detalles<hidden> de ${model}</hidden>`,
			context: 'Contexto',
			tokens: (tokens) => plural(tokens, { one: '# token', many: '# de tokens', other: '# tokens' }),
			languages: 'Idiomas',
			publisher: 'Publicado por',
			builds: (model) => `Variantes de ${model}`,
			estimated:
				'Su tamaño exacto y sus hashes aún no están confirmados. Se consultan en el hub cuando pulsas «Descargar», y después cada byte se compara con lo que publica.',
			unconfirmed: (facts) => `De conocimiento general, sin confirmar con quien lo publica: ${facts.join(', ')}.`,
			unconfirmedFacts: {
				parameters: 'tamaño',
				license: 'licencia',
				languages: 'idiomas',
				contextTokens: 'contexto',
				architecture: 'dimensiones internas'
			},
			here: 'En este dispositivo',
			pause: (name) => `Pausar ${name}`,
			resume: (name) => `Reanudar ${name}`,
			repair: (name) => `Reparar ${name}`,
			download: (bytes, estimated) => `Descargar ${modelsSize(bytes, estimated)}`,
			downloadOf: (name, bytes, estimated) => `Descargar ${name}, ${modelsSize(bytes, estimated)}`
		}
	},
	disk: {
		open: {
			title: 'Un modelo tuyo',
			lead: 'Hearth lo lee de tu disco, donde está; no se sube nada. Elígelo aquí, o suéltalo en cualquier parte de esta página.',
			files: 'Abrir archivos',
			folder: 'Abrir una carpeta',
			reading: 'Leyendo cabeceras…',
			ggufTitle: 'Archivos GGUF',
			gguf: 'Todas las partes de un modelo dividido, juntas. Con él, o después: adaptadores LoRA, y un archivo mmproj para imágenes.',
			foldersTitle: 'Carpetas',
			folders: 'ONNX, tal como las usa transformers.js, o MLC con su biblioteca .wasm compilada.',
			packsTitle: 'Paquetes .hearth',
			packs: 'Exportados desde Hearth en otro dispositivo. Se comprueba cada byte y se guarda una copia.',
			fileInput: 'Archivo GGUF',
			folderInput: 'Carpeta de un modelo',
			fileKind: 'Modelos'
		},
		drop: {
			title: 'Suelta para abrir',
			hint: 'Un archivo GGUF con todas sus partes, la carpeta de un modelo o un paquete .hearth'
		},
		list: {
			title: 'En tu disco',
			forThisVisit: 'Abierto solo para esta visita: este navegador no puede volver a encontrar el archivo por sí solo.',
			open: 'Abierto. Sigue en esta lista después de recargar.',
			closed: 'El navegador puede preguntar si Hearth tiene permiso para leerlo.',
			keepCopy: 'Guardar copia en Hearth',
			forget: 'Olvidar',
			chat: 'Chatear',
			reopen: 'Abrir',
			summary: 'De tu disco. Se lee donde está; no se copia ni se sube nada.'
		},
		again: {
			notAllowed: (model) =>
				`El navegador no recibió permiso para leer ${model}. Ábrelo de nuevo y permítelo cuando te pregunte.`,
			gone: (model, files) =>
				`No se encuentra ${model}: ${diskSome(files)} ya no ${files.length === 1 ? 'está donde estaba. Se movió, se renombró o se eliminó' : 'están donde estaban. Se movieron, se renombraron o se eliminaron'}.`,
			forget: 'Olvidarlo',
			changed: (model, files, sizes) => {
				const other = sizes ? ` (antes ${formatBytes(sizes.thenBytes)}, ahora ${formatBytes(sizes.nowBytes)})` : '';
				const several = files > 1 ? `, en ${number(files)} de sus archivos` : '';
				return `${model} ha cambiado en el disco desde la última vez que lo abriste${other}${several}. Su cabecera está en orden; si el resto es lo que esperas, solo lo sabes tú.`;
			}
		},
		choice: {
			title: (model) => `${model} viene en varios tamaños`,
			lead: 'El primero es el más adecuado para este dispositivo. Los demás se quedan donde están.',
			label: 'Tamaño del modelo',
			open: 'Abrir',
			forms: {
				q4f16: '4 bits, calculado con 16: pequeño y rápido, necesita una GPU que lo permita',
				q4: '4 bits: pequeño',
				q8: '8 bits: más grande, más cerca del original',
				int8: '8 bits: más grande, más cerca del original',
				uint8: '8 bits: más grande, más cerca del original',
				bnb4: '4 bits, a la manera de bitsandbytes',
				fp16: '16 bits: grande, necesita una GPU que lo permita',
				fp32: '32 bits: el original, muy grande'
			}
		},
		refused: {
			tooMany: 'contiene más archivos que cualquier modelo. Elige la carpeta de un solo modelo',
			empty: 'no contiene ningún archivo',
			safetensorsAdapter:
				'es un adaptador LoRA en formato safetensors. Conviértelo a GGUF con convert_lora_to_gguf.py de llama.cpp, y ábrelo después con su modelo',
			quantized: (method) =>
				`está cuantizado con ${method ?? 'un método propio'}, para tarjetas gráficas y programas fuera del navegador. ${diskInstead}`,
			rawWeights: `contiene pesos sin procesar (safetensors), con los que se entrenan y publican los modelos. ${diskInstead}`,
			pytorch: `contiene pesos de PyTorch (pickle), que pueden incluir programas y aquí nunca se abren. ${diskInstead}`,
			folderInside: (quotedName) => `no es un modelo en sí. Elige la carpeta ${quotedName} que contiene`,
			unknown: `no contiene ningún modelo que Hearth conozca. ${diskInstead}`,
			jsonTooLong: 'es demasiado largo para lo que debería ser',
			jsonWrong: 'no contiene lo que debería',
			jsonGone: 'ya no se puede leer; puede que se haya movido o que haya cambiado',
			notJson: 'no es JSON; puede que esté incompleto o dañado',
			noTensorList: 'no tiene su lista de tensores (tensor-cache.json o ndarray-cache.json)',
			emptyTensorList: (fileName) => `tiene una lista de tensores (${fileName}) que no nombra ningún archivo`,
			incomplete: (missing) => `no está todo: ${diskMissing(missing)}`,
			noLibrary:
				'no tiene su biblioteca compilada, un archivo .wasm que MLC publica aparte de los pesos. Ponla en la carpeta, o suelta las dos cosas juntas',
			manyLibraries: (count) =>
				plural(count, {
					one: 'contiene # biblioteca compilada (.wasm). Deja en la carpeta la de este modelo',
					other: 'contiene # bibliotecas compiladas (.wasm). Deja en la carpeta solo la de este modelo'
				}),
			noSettings: (missing) => `no tiene ${missing.join(' ni ')}, que forman parte de una carpeta para transformers.js`,
			manyNetworks: (names) =>
				`es un modelo de varias redes (${names.join(', ')}), y Hearth ejecuta los de una sola. Busca el mismo modelo como archivo GGUF`,
			loneProjector: 'es un proyector, que permite a un modelo ver imágenes. Abre primero su modelo, o los dos juntos',
			loneAdapter: 'es un adaptador LoRA, que modifica un modelo. Abre primero su modelo, o los dos juntos',
			adapterOfSplit: (model) => `necesita un modelo de un solo archivo, y ${model} está dividido`,
			adapterOfOther: (base, model, kind) => `es un adaptador para modelos ${base}, y ${model} es un modelo ${kind}`
		},
		notStarted: {
			noFile: 'no se eligió ningún archivo',
			manyFiles: 'elige un solo archivo, o todas las partes de un mismo modelo dividido',
			notSplit: 'tiene partes que no son de un modelo dividido',
			mixed: 'tiene partes de modelos distintos, o cuyos nombres se cambiaron',
			tensors: (found, promised) =>
				`sus partes contienen ${plural(found, { one: '# tensor', other: '# tensores' })}, y se anuncian ${number(promised)}`,
			split: (parts) =>
				plural(parts, {
					one: 'este modelo está dividido; elige su # parte',
					other: 'este modelo está dividido; elige juntas sus # partes'
				}),
			splitWithout: (parts, missing) =>
				`este modelo está dividido; elige juntas sus ${plural(parts, { one: '# parte', other: '# partes' })}: ${diskMissing(missing)}`
		}
	},
	hub: {
		search: {
			region: 'Buscar en la red',
			label: (host) => `Buscar en ${host}`,
			placeholder: 'Un nombre, o la dirección de un modelo',
			submit: 'Buscar',
			hint: (host) =>
				`No se consulta nada hasta que pulsas «Buscar». Entonces ${host} ve qué buscas y desde dónde te conectas. Nunca ve un chat.`,
			madeFor: 'Hecho para',
			allEngines: 'Todos los que funcionan',
			searching: (host) => `Buscando en ${host}…`,
			reading: (what) => `Leyendo ${what}…`,
			back: 'Volver a los resultados',
			settings: 'Ajustes',
			ownAddress:
				'De una dirección tuya. Nadie publica un hash para él, así que Hearth solo podrá saber más adelante si sigue siendo el archivo que llegó la primera vez.'
		},
		results: {
			label: 'Modelos encontrados',
			count: (models) => plural(models, { one: '# modelo encontrado', other: '# modelos encontrados' }),
			none: (text) =>
				`Nada que funcione aquí se llama «${text}». Prueba con menos palabras, o con otra opción en «Hecho para».`,
			onRequest: 'acceso previa solicitud',
			downloads: (perMonth) =>
				`descargas al mes: ${number(perMonth, { notation: 'compact', maximumFractionDigits: 1 })}`,
			updated: (atMs) => `actualizado: ${date(atMs, { year: 'numeric', month: 'short', day: 'numeric' })}`,
			noLicense: 'licencia no indicada'
		},
		repository: {
			formats: {
				wllama: 'GGUF, para llama.cpp',
				transformers: 'ONNX, para transformers.js',
				webllm: 'MLC, para WebLLM'
			},
			parameters: (count) => `${count} parámetros`,
			context: (tokens) =>
				plural(tokens, {
					one: '# token de contexto',
					many: '# de tokens de contexto',
					other: '# tokens de contexto'
				}),
			revision: (hash) => `revisión ${hash}`,
			page: 'Página del modelo',
			newTab: '(se abre en una pestaña nueva)',
			gated:
				'Quien lo publica concede el acceso previa solicitud. Pídelo en la página del modelo y pega después un token de tu cuenta en los <link>ajustes</link>.',
			gatedWithToken:
				'Quien lo publica concede el acceso previa solicitud. Pídelo en la página del modelo; tu token se envía con la descarga.',
			searchFor: (query) => `Buscar «${query}»`,
			nothing: 'En este repositorio no hay archivos de modelos que Hearth conozca.',
			unusable: (formats) =>
				`Es un modelo en formato ${list(formats)}. Un navegador no puede ejecutarlo: esos archivos están hechos para programas en una tarjeta gráfica o para el entrenamiento. El mismo modelo suele existir como GGUF.`
		},
		problems: {
			partsMissing: (count, found) =>
				`Está dividido en ${plural(count, { one: '# archivo', other: '# archivos' })}; disponibles: ${number(found)}.`,
			empty: 'Su archivo está vacío.',
			fileMissing: (path) => `Falta ${path}.`,
			graphMissing: (quantization) => `Falta una parte que va con ${quantization}.`,
			weightsMissing: 'Faltan sus pesos.',
			libraryMissing: 'No se conoce ninguna biblioteca compilada para él, y sin ella un modelo MLC no funciona.',
			otherTask: (task) =>
				`Está hecho para otra tarea (${task}); Hearth ejecuta modelos ONNX que escriben o comparan texto.`,
			encoderDecoder:
				'Lee con una red y escribe con otra, como los modelos de traducción. Hearth ejecuta modelos ONNX que continúan un texto.',
			otherImages: (family) =>
				`Lee imágenes de un modo que Hearth no conoce (${family ?? 'su familia no se indica'}). Sí funcionan SmolVLM e Idefics3.`,
			severalNetworks: (names) => `Se compone de varias redes (${names.join(', ')}), y Hearth no puede unirlas.`,
			sixteenBits:
				'Sus números tienen 16 bits. Aquí los modelos que comparan textos funcionan en la CPU, que no puede calcular con ellos.',
			notFirstPart: 'No es la primera parte de un modelo dividido. Pega la dirección de la primera.',
			tooManyParts: 'Está dividido en demasiadas partes.',
			countsDiffer: (inHeader, inName) =>
				`Partes según su cabecera: ${number(inHeader)}. Partes según su nombre: ${number(inName)}. No coinciden.`
		},
		refused: {
			'not-https': 'Solo se consultan direcciones https: lo que llega de otras podría cambiarse por el camino.',
			credentials: 'No se consulta una dirección que lleva un nombre y una contraseña.',
			'no-model':
				'Esta dirección no es una página de modelo del hub ni un archivo .gguf. Pega una de ellas, o un nombre.'
		},
		build: {
			bitsPerWeight: (bits) => `${fixed(bits, 1)} bits por peso`,
			files: (count) => plural(count, { one: '# archivo', other: '# archivos' }),
			readsImages: 'lee imágenes',
			pasted: 'la dirección que pegaste',
			noSize: 'tamaño desconocido',
			onShelf: 'En tus modelos',
			download: (name) => `Descargar ${name}`
		}
	},
	fit: {
		verdicts: {
			fits: 'Cabe',
			tight: 'Justo',
			'too-large': 'Demasiado grande',
			'cannot-run': 'No funciona aquí'
		},
		estimate: (reason) => `${reason} Es una estimación.`,
		obstacles: {
			noEngine: (browser) => `${browser ?? 'Este navegador'} no puede ejecutar el motor que esto necesita.`,
			noGpu: 'Esto necesita una GPU, y el navegador no ofrece ninguna. Elige una variante para la CPU.',
			noF16: 'Esto necesita una GPU con aritmética de 16 bits. Elige otra variante del mismo modelo.'
		},
		gpu: {
			smallPieces: (mostBytes, neededBytes) =>
				`La GPU asigna como máximo ${formatBytes(mostBytes)} en un solo bloque, y esto necesita ${formatBytes(neededBytes)}.`,
			smallPiecesCpuCan: (mostBytes, neededBytes) =>
				`La GPU asigna como máximo ${formatBytes(mostBytes)} en un solo bloque, y esto necesita ${formatBytes(neededBytes)}. La CPU no tiene ese límite.`,
			someLayers: (onGpu, all) =>
				`Van a la GPU ${number(onGpu)} de ${plural(all, { one: '# capa', other: '# capas' })}; el resto es más lento.`,
			memory: (bytes, wholeBytes) => `Ocupa unos ${formatBytes(bytes)} de los ${formatBytes(wholeBytes)} de la GPU.`
		},
		memory: {
			told: (bytes, wholeGiB) => `Ocupa unos ${formatBytes(bytes)} de los ${number(wholeGiB)} GB de este dispositivo.`,
			toldOrMore: (bytes, wholeGiB) =>
				`Ocupa unos ${formatBytes(bytes)} de los ${number(wholeGiB)} GB o más de este dispositivo.`,
			untold: (bytes) => `Ocupa unos ${formatBytes(bytes)} de memoria; el navegador no dice cuánta hay.`,
			ofPages: (bytes, mostBytes) =>
				`${formatBytes(bytes)} van a la CPU, donde las páginas tienen como máximo ${formatBytes(mostBytes)}.`
		},
		storage: (bytes, freeBytes) =>
			`La descarga de ${formatBytes(bytes)} no cabe en ${formatBytes(freeBytes)} de almacenamiento libre.`,
		context: (tokens) =>
			plural(tokens, {
				one: 'Se entrenó con # token de contexto, así que no recibe más.',
				many: 'Se entrenó con # de tokens de contexto, así que no recibe más.',
				other: 'Se entrenó con # tokens de contexto, así que no recibe más.'
			}),
		recommended: {
			largest: (tokensPerSecond) =>
				plural(tokensPerSecond, {
					one: 'el más grande que cabe aquí y responde más rápido de lo que lee la mayoría, cerca de # token por segundo',
					other: 'el más grande que cabe aquí y responde más rápido de lo que lee la mayoría, unos # tokens por segundo'
				}),
			fastest: (tokensPerSecond) =>
				plural(tokensPerSecond, {
					one: 'aquí nada es tan rápido como se lee; este es el más rápido, cerca de # token por segundo',
					other: 'aquí nada es tan rápido como se lee; este es el más rápido, unos # tokens por segundo'
				})
		}
	},
	device: {
		verdict: {
			onGpu: (gpu) => `Este dispositivo responde con su GPU: ${gpu}.`,
			byItself: 'Este dispositivo responde por sí mismo; nada sale de él.',
			onCpu: (threadCount) => `Este dispositivo responde con su CPU (${deviceThreads(threadCount)}).`,
			onCpuBesideGpu: (threadCount, gpu) =>
				`Este dispositivo responde con su CPU (${deviceThreads(threadCount)}). La GPU está lista para modelos más grandes: ${gpu}.`,
			onCpuWell: (threadCount) =>
				`Este dispositivo responde con su CPU (${deviceThreads(threadCount)}). Los modelos pequeños funcionan bien.`,
			onCpuAlone: 'Este dispositivo responde con su CPU (1 hilo). Los modelos pequeños son los más adecuados para él.',
			gpuFound: (gpu) => `GPU encontrada: ${gpu}. Hearth puede usarla.`,
			cannotRun: (browser) =>
				`${browser ?? 'Este navegador'} todavía no puede ejecutar modelos, pero hay un paso que puedes dar.`,
			details: 'Detalles',
			detailsOfDevice: 'Detalles de este dispositivo'
		},
		severity: { good: 'Bien:', note: 'Nota:', warning: 'Problema:' },
		meters: {
			gpu: 'GPU',
			memory: 'Memoria',
			storage: 'Almacenamiento',
			cpu: 'CPU',
			untold: 'Este navegador no lo dice',
			used: (label) => `${label}: en uso`,
			noGpu: 'Ninguna',
			softwareGpu: 'Un programa, no una GPU real',
			closedGpu: 'No se pudo abrir',
			gpuParts: deviceArithmetic,
			gpuPartsAndPiece: (shaderF16, pieceBytes) =>
				`${deviceArithmetic(shaderF16)} · bloques de hasta ${formatBytes(pieceBytes)}`,
			memorySize: (gigabytes, capped) => `${number(gigabytes)} GB${capped ? ' o más' : ''}`,
			memoryRounded: 'Redondeado por el navegador',
			storageFree: (bytes) => `${formatBytes(bytes)} libres`,
			storageOf: (quotaBytes) => `aprox. ${formatBytes(quotaBytes)}`,
			storageUsedOf: (usedBytes, quotaBytes) => `${formatBytes(usedBytes)} en uso de aprox. ${formatBytes(quotaBytes)}`,
			cores: deviceCores,
			threads: (count) => `${deviceThreads(count)} para un modelo`
		},
		noGpu: {
			absent: 'Aquí no se ofrece a las páginas web',
			'no-adapter': 'El navegador no encontró ninguna que pueda usar',
			failed: 'El navegador no pudo acceder a ella',
			'timed-out': 'No respondió'
		},
		system: {
			title: 'Sistema',
			checkingDevice: 'Comprobando este dispositivo…',
			checkAgain: 'Comprobar de nuevo',
			checking: 'Comprobando…',
			checked: 'Comprobado ahora mismo.',
			measured: 'Velocidad medida',
			benchmark: 'Medir un modelo',
			report: 'Informe'
		},
		report: {
			copy: 'Copiar informe',
			copied: 'Copiado.',
			refused: 'El navegador no permitió copiar. Selecciona el texto de abajo.',
			what: 'Qué contiene el informe',
			about:
				'Texto para informar de un error. Va a tu portapapeles y a ningún otro lugar; no contiene chats, direcciones ni nombres.',
			text: 'Texto del informe'
		}
	},
	findings: {
		toImprove: 'Qué podría mejorar',
		works: 'Qué funciona',
		onCpu:
			'Las respuestas vienen de la CPU en su lugar. Los modelos pequeños siguen funcionando; los más grandes son más lentos.',
		tryInOrder: 'Prueba esto en orden, y comprueba de nuevo después de cada paso:',

		gpuAbsent: {
			sentence: (browser) => `${findingsAtStart(browser)} no ofrece aquí la GPU a las páginas web.`,
			cost: 'Las páginas acceden a la GPU mediante WebGPU, que falta o está desactivado.',
			next: 'Activa WebGPU, si este sistema lo tiene:'
		},
		gpuNoAdapter: {
			sentence: (browser) => `${findingsAtStart(browser)} no encontró ninguna GPU que pueda usar.`,
			cost: 'Lo habitual es que la aceleración gráfica esté desactivada, que el controlador esté bloqueado o que esto sea una máquina virtual.'
		},
		gpuFailed: {
			sentence: (browser) => `${findingsAtStart(browser)} no pudo acceder a la GPU.`,
			cost: (reason) => `Dijo: «${reason}»`
		},
		gpuTimedOut: {
			sentence: (waitedMs) =>
				`La GPU no respondió en ${plural(Math.round(waitedMs / 1000), { one: '# segundo', other: '# segundos' })}.`,
			cost: 'Puede que el controlador esté bloqueado.'
		},
		gpuSoftware: {
			sentence: (gpu) => `La única GPU de aquí es un programa, ${gpu}, no hardware.`,
			cost: 'Sería más lenta que la CPU en la que se ejecuta, así que Hearth no la usa.',
			next: 'Si este dispositivo tiene una GPU real, prueba esto en orden:'
		},
		gpuNoDevice: {
			sentence: (gpu) => `La GPU está ahí, pero no se pudo abrir: ${gpu}.`,
			cost: (reason) => `Dijo: «${reason}» Puede que otro programa ocupe toda su memoria.`,
			next: 'Cierra otros programas que usen la GPU y después:'
		},
		gpuInsecure: {
			sentence: 'La GPU está oculta, porque esta dirección no es segura.',
			next: findingsSecureAddress
		},
		gpuReady: {
			sentence: (gpu) => `La GPU se abrió, con la aritmética de 16 bits que necesitan los modelos: ${gpu}.`,
			cost: 'En ella, los modelos más grandes suelen ir mucho más rápido. Ningún navegador dice cuánta memoria tiene, así que eso se ve al cargar un modelo.'
		},
		gpuNoF16: {
			sentence: (gpu) => `GPU encontrada: ${gpu}. Pero aquí le falta la aritmética de 16 bits.`,
			cost: 'El motor de Hearth la necesita (shader-f16) para calcular en una GPU.',
			next: 'A veces un controlador o un navegador más nuevo la añade; las GPU antiguas normalmente no la reciben nunca.'
		},
		gpuNoJspi: {
			sentence: (gpu, browser) =>
				`GPU encontrada: ${gpu}. Pero ${browser ?? 'este navegador'} todavía no permite que el motor la use.`,
			cost: 'El motor debe poder esperar a la GPU (JSPI, JavaScript Promise Integration).',
			next: 'Chrome y Edge suelen tenerlo desde la versión 137, y Firefox desde la 153.'
		},
		gpuWaits: {
			sentence: (gpu) => `GPU encontrada: ${gpu}. Pero el motor no puede iniciarse en este navegador.`,
			cost: 'La GPU no tiene ningún problema.',
			next: 'Resuelve primero el problema del motor; está en esta lista.'
		},

		gpuKind: {
			secondGpu: 'Si este dispositivo tiene una segunda GPU más rápida, se le puede dar al navegador:',
			driver: (driver) => `Su controlador: ${driver}.`
		},
		gpuIntegrated: {
			sentence: 'Esta GPU comparte la memoria de la CPU.',
			cost: 'Los modelos que caben en la memoria caben en ella, y se leen tan rápido como lo permita esa memoria.'
		},
		gpuDiscrete: {
			sentence: 'Esta GPU tiene memoria propia.',
			cost: 'Se lee mucho más rápido que la de la CPU, pero el modelo tiene que caber en ella. Ningún navegador dice qué tamaño tiene.'
		},
		gpuKindUntold: {
			sentence: 'El navegador no dice si esta GPU tiene memoria propia.',
			cost: 'Su fabricante hace de los dos tipos. Lo que alcanza se ve al medirla.'
		},
		gpuClock: {
			exact: 'Tiene un reloj propio, así que las mediciones son exactas.',
			rough:
				'No tiene un reloj para páginas (timestamp-query), así que las mediciones usan el de la página y son menos precisas.'
		},
		gpuFeatures: {
			sentence: 'Los hilos vecinos de la GPU pueden compartir resultados directamente.',
			cost: 'transformers.js y WebLLM tienen kernels más rápidos para eso (subgroups).'
		},
		gpuNoSubgroups: {
			sentence: 'Los hilos vecinos de esta GPU no pueden compartir aquí resultados directamente.',
			cost: 'Sin eso (subgroups), transformers.js y WebLLM usan kernels más lentos; a llama.cpp no le afecta.',
			next: 'A menudo lo trae un navegador o un controlador más nuevo.',
			chromium: 'Chrome y Edge lo tienen desde la versión 134, si el controlador también.'
		},
		gpuLimits: {
			sentence: 'La GPU permite todo lo que piden los tres motores.',
			cost: 'llama.cpp, transformers.js y WebLLM necesitan cada uno cierta memoria en un solo bloque, búferes e hilos.',
			piece: (bytes) => `El bloque más grande que asigna es de ${formatBytes(bytes)}.`
		},
		gpuSmallPieces: {
			atMost: (bytes) => `Esta GPU asigna como máximo ${formatBytes(bytes)} en un solo bloque.`,
			less: 'Esta GPU asigna menos de lo que piden algunos motores.',
			tooSmall: (engineCount) =>
				`Esta GPU es demasiado pequeña para ${plural(engineCount, { one: '# motor', other: '# motores' })} de tres.`,
			refused: (engine, limit, has, least) => `${engine} no se inicia en ella: ${limit} ${has}, necesario ${least}.`,
			held: (engine, limit, has, loss) => `${engine}, ${limit} ${has}: ${loss}.`,
			next: 'Elige modelos más pequeños. A veces un controlador o un navegador más nuevo amplía los límites.'
		},
		limits: {
			maxBufferBytes: 'búfer más grande',
			maxStorageBindingBytes: 'bloque más grande',
			maxWorkgroupStorageBytes: 'memoria que comparten los hilos',
			maxInvocationsPerWorkgroup: 'hilos por grupo',
			maxStorageBuffersPerStage: 'búferes a la vez'
		},
		losses: {
			tablesOnCpu: 'las tablas de los modelos a partir de unos 4000 millones de parámetros se quedan en la CPU',
			noFastKernels: 'se omiten sus kernels más rápidos para un token',
			noLargeModels: 'los modelos a partir de unos 4000 millones de parámetros no se cargan',
			smallBuffers: 'los modelos quedan limitados a búferes de 256 MiB',
			smallTables:
				'las tablas de pesos quedan limitadas a 128 MiB, lo que alcanza hasta unos 1000 millones de parámetros',
			smallGroups: 'sus kernels se ejecutan en grupos más pequeños'
		},

		insecure: {
			sentence: 'Esta dirección no es segura, así que el navegador no permite muchas cosas.',
			cost: 'Sin GPU, sin hilos y sin uso sin conexión. Otras personas en la red podrían modificar esta página antes de que te llegue.',
			next: findingsSecureAddress
		},
		engineReady: {
			sentence: 'Este navegador puede ejecutar el motor de Hearth.',
			cost: 'El motor es llama.cpp como WebAssembly: código de programa que se ejecuta dentro del espacio aislado (sandbox) del navegador, en este dispositivo.'
		},
		engineMissing: {
			sentence: (browser) => `A ${browser ?? 'este navegador'} le falta una parte que el motor de Hearth necesita.`,
			cost: (parts) =>
				`Aquí todavía no puede responder ningún modelo. Falta en su WebAssembly: ${list(parts, { type: 'unit' })}.`,
			next: 'Actualiza el navegador, o usa otro:'
		},
		wasmParts: {
			simd: 'SIMD',
			exceptions: 'excepciones',
			threads: 'memoria compartida',
			memory64: 'memoria de 64 bits',
			sharedMemory64: 'una memoria compartida de 64 bits'
		},
		wasmComplete: {
			sentence: 'Aquí, WebAssembly tiene todas las partes que hacen rápidos a los modelos.',
			cost: 'Instrucciones vectoriales (SIMD), hilos, memoria de 64 bits y espera a los archivos y a la GPU (JSPI), de modo que un modelo se lee por partes.'
		},
		noJspi: {
			sentence: (browser) => `${findingsAtStart(browser)} lee cada modelo entero en la memoria.`,
			cost: 'Le falta la parte que permite al motor esperar a los archivos (JSPI): la carga tarda más y necesita más memoria. Las respuestas son las mismas.',
			next: 'Chrome y Edge suelen tenerlo desde la versión 137, y Firefox desde la 153. Safari aún no lo tiene.'
		},
		isolated: {
			sentence: 'Esta página está aislada de otros sitios, así que los modelos pueden usar varios núcleos.',
			cost: 'Los navegadores solo dan memoria compartida, que varios núcleos necesitan para trabajar juntos, a páginas aisladas.'
		},
		notIsolated: {
			sentence: 'Esta página no está aislada de otros sitios, así que los modelos solo pueden usar un núcleo.',
			cost: 'Las respuestas de la CPU son más lentas de lo necesario; nada más cambia.',
			ownTab: 'Abre Hearth en una pestaña propia, no dentro de otra página.',
			normalWindow:
				'Abre Hearth en una ventana normal: las ventanas privadas a menudo desactivan lo que aísla una página.',
			reload: 'Recarga esta página una vez; suele bastar.'
		},
		fewCores: {
			sentence: (count) => `Este navegador indica ${findingsCores(count)}.`,
			cost: 'Un modelo en la CPU recibe uno de ellos, para que la página siga ágil. Los modelos pequeños son los más adecuados.',
			next: 'Cierra otras pestañas y programas ocupados mientras Hearth responde.'
		},
		cores: {
			sentence: (count, usable) => `De ${findingsCores(count)}, un modelo en la CPU puede usar ${number(usable)}.`,
			cost: 'Uno se reserva para la página. Más de ocho aportan poco, porque lo que lleva tiempo es leer la memoria.'
		},
		littleMemory: {
			sentence: (size, capped) => `Este dispositivo indica unos ${findingsGigabytes(size, capped)} de memoria.`,
			cost: 'Con un modelo de más de 1 GB aproximadamente, el navegador puede cerrar la página.',
			next: 'Elige modelos de menos de 1 GB, y cierra otras pestañas y programas.'
		},
		memory: {
			sentence: (size, capped) => `Este dispositivo indica unos ${findingsGigabytes(size, capped)} de memoria.`,
			cost: 'Los navegadores redondean la cifra y dejan de contar en 8 o 32 GB, por tu privacidad.'
		},

		noDatabase: {
			sentence: 'En esta ventana no se pueden guardar chats.',
			cost: 'Desaparecen al cerrar la página. Hasta entonces, todo funciona.'
		},
		noFiles: {
			sentence: 'En esta ventana no se pueden guardar modelos descargados.',
			cost: 'Habría que descargar el modelo de nuevo cada vez. El incluido funciona siempre.'
		},
		noCache: {
			sentence: 'Hearth no se puede guardar para usarlo sin conexión.',
			cost: 'Con conexión, todo funciona.'
		},
		allowStorage: 'Permite a Hearth guardar datos:',
		storageWorks: {
			sentence: 'Los chats, los modelos y la propia aplicación se pueden guardar en este dispositivo.',
			cost: 'La base de datos, los archivos y la caché se acaban de probar. No quedó nada de la prueba.'
		},
		littleSpace: {
			sentence: (bytes) => `Aquí hay unos ${formatBytes(bytes)} libres para modelos.`,
			cost: 'Alcanza para modelos pequeños; uno de 3000 millones de parámetros ocupa unos 2 GB.',
			next: 'Libera espacio:'
		},
		space: {
			sentence: (bytes) => `Hay unos ${formatBytes(bytes)} libres para modelos y chats.`,
			cost: 'Es la estimación del navegador. El límite real puede ser otro, así que una descarga que no encuentra espacio se detiene y conserva lo que tiene.'
		},
		persisted: {
			sentence: 'El navegador promete conservar tus chats y modelos.',
			cost: 'Solo desaparecen si los eliminas, o si eliminas los datos de este sitio.'
		},
		notPersisted: {
			sentence: 'El navegador puede borrar tus chats y modelos cuando el disco esté lleno.',
			cost: 'Ocurre pocas veces, pero ocurre sin preguntar.',
			safari: 'Safari suele borrar los datos de los sitios que no se usaron durante siete días.',
			next: 'Instala Hearth: los navegadores suelen conservar los datos de las aplicaciones instaladas.'
		},

		phone: {
			sentence: 'Los teléfonos y las tabletas cierran las páginas que usan mucha memoria.',
			cost: 'Los chats se conservan, pero una respuesta en curso se cortaría.',
			next: 'Elige modelos de menos de 1 GB, y mantén Hearth en primer plano mientras responde.'
		},
		offline: {
			sentence: 'No tienes conexión.',
			cost: 'Los modelos que están en este dispositivo responden como siempre. Solo las descargas tienen que esperar.',
			next: 'Vuelve a conectarte cuando quieras descargar un modelo.'
		},
		lowBattery: {
			sentence: (share) => `La batería está al ${findingsCharge(share)}.`,
			cost: 'Responder consume energía, y los dispositivos van más lentos cuando queda poca.',
			next: 'Conecta el cargador para respuestas largas.'
		},
		pluggedIn: {
			sentence: 'Este dispositivo está conectado a la corriente.',
			cost: 'Así puede funcionar a toda su velocidad.'
		},
		onBattery: {
			sentence: (share) => `Este dispositivo funciona con su batería, al ${findingsCharge(share)}.`,
			cost: 'La mayoría de los portátiles y teléfonos calculan más despacio con batería que conectados a la corriente, y responder la gasta.'
		},
		saveData: {
			sentence: 'El navegador pide a los sitios que ahorren datos.',
			cost: 'Los modelos son descargas grandes. Hearth no empieza ninguna sin preguntar, y antes indica el tamaño.',
			next: 'Usa una conexión sin límite antes de descargar un modelo.'
		}
	},
	// Menus of systems are named as in Spain, and where Latin America differs much, as there too.
	speech: {
		read: 'Leer en voz alta',
		stop: 'Dejar de leer',
		position: (sentence, count) => `Leyendo en voz alta: frase ${number(sentence)} de ${number(count)}`,
		code: 'Código.',
		noVoice: (language) =>
			`Este navegador no tiene ninguna voz para este idioma (${languageName(language)}) que hable en este dispositivo, así que no se ha leído nada. Las voces de la red no se usan nunca: recibirían el texto. En los ajustes del sistema se pueden instalar más voces.`,
		failed: 'El navegador ha dejado de leer. Quizá funcione otra voz: la lista está en los ajustes.',
		settings: {
			title: 'Lectura en voz alta',
			intro:
				'«Leer en voz alta», en el menú de una respuesta, usa solo voces que hablan en este dispositivo: las demás recibirían el texto.',
			voice: 'Voz',
			byLanguage: 'Según el idioma del texto',
			voiceName: (language, name) => `${languageName(language)}: ${name}`,
			voiceHint: 'La voz elegida lee los textos en su propio idioma. Para otros idiomas, Hearth elige una.',
			speed: 'Velocidad',
			times: (rate) => `${number(rate)}×`,
			none: 'Este navegador no tiene ninguna voz que hable en este dispositivo. En los ajustes del sistema se pueden instalar voces.'
		}
	},
	steps: {
		update: {
			ios: 'Abre Ajustes (o Configuración), General, Actualización de software. En el iPhone y el iPad, todos los navegadores reciben esto del sistema.',
			android: (store, browser) => `Abre ${store}, busca ${stepsInside(browser)} y actualízalo.`,
			chromeos: 'Abre Configuración, Acerca de ChromeOS, y busca actualizaciones.',
			safari:
				'Abre Ajustes del Sistema (o Configuración del Sistema), General, Actualización de software. Safari viene incluido.',
			linux: (browser) => `Actualiza ${stepsInside(browser)} con tu gestor de paquetes y reinícialo después.`,
			firefox: 'Abre el menú, Ayuda, Acerca de Firefox. Ahí se actualiza solo.',
			chromium: 'Abre esta dirección. Ahí el navegador se actualiza solo.',
			other: 'Actualiza este navegador, o abre Hearth en una versión actual de Chrome, Edge, Firefox o Safari.'
		},
		restart: {
			mobile: (browser) => `Cierra ${stepsInside(browser)} por completo y vuelve a abrirlo.`,
			desktop: (browser) => `Cierra todas las ventanas de ${stepsInside(browser)} y vuelve a abrirlo.`
		},
		accelerate: {
			chromium:
				'Abre esta dirección, activa la aceleración gráfica o por hardware («… cuando esté disponible») y reinicia el navegador.',
			firefox:
				'Abre esta dirección. En «Rendimiento», desactiva «Usar configuración de rendimiento recomendada» y activa «Usar aceleración de hardware cuando esté disponible».'
		},
		inspect: {
			samsung: 'Abre Hearth en Chrome: puede que acceda a la GPU donde este navegador no lo hace.',
			chromium:
				'Abre esta dirección y busca «WebGPU». Si ahí aparece desactivado («Disabled»), lo habitual es que el controlador sea demasiado antiguo y esté en una lista de bloqueados.',
			firefox: 'Abre esta dirección y mira en «Gráficos» qué está bloqueado y por qué.'
		},
		driver: {
			windows:
				'Actualiza el controlador gráfico: Configuración, Windows Update, Opciones avanzadas, Actualizaciones opcionales.',
			linux: 'Actualiza el controlador gráfico con tu gestor de paquetes (Mesa, o NVIDIA 535.183.01 o más reciente).',
			other: 'Actualiza el sistema; los controladores gráficos vienen con él.'
		},
		linuxFlags: {
			webGpu:
				'Para una GPU que aún no esté activada de forma predeterminada, pon esta opción en «Enabled». Es experimental, y vale para todos los sitios.',
			vulkan: 'Pon también esta en «Enabled» y reinicia el navegador.',
			options: (browser) => `Si no basta, inicia ${stepsInside(browser)} desde una terminal con estas opciones.`
		},
		promises: {
			firefox: 'O abre esta dirección y pon el siguiente nombre en true.',
			firefoxName: 'Permite al motor esperar a los archivos y a la GPU.',
			chromium: 'O pon esta opción en «Enabled» y reinicia el navegador.'
		},
		webGpu: {
			ios: 'WebGPU viene con iOS y iPadOS 26.',
			safari: 'WebGPU viene con Safari 26 en macOS 26.',
			android: 'Suele funcionar en Chrome 121 o posterior con Android 12 o posterior, en la mayoría de los teléfonos.',
			samsung: 'Samsung Internet lo tiene desde la versión 25.',
			openInChrome: 'Abre Hearth en Chrome.',
			firefox: 'Firefox suele tenerlo en Windows desde la versión 141, y en los Mac con chip de Apple desde la 147.',
			firefoxOff:
				'En los demás sistemas está desactivado. Para probarlo, abre esta dirección y pon el siguiente nombre en true.',
			firefoxName: 'Ahí es experimental, así que compara sus respuestas con las de la CPU.',
			firefoxWindows: 'Firefox suele tenerlo en Windows desde la versión 141.',
			linux:
				'En Linux suele estar activado para las GPU de Intel a partir de 2020 (versión 144) y para las de NVIDIA (versión 147).',
			chromium: 'Chrome y Edge suelen tenerlo desde la versión 113.'
		},
		secondGpu: {
			windows: (browser) =>
				`Abre Configuración, Sistema, Pantalla, Gráficos, añade ${stepsInside(browser)} y elige «Alto rendimiento». Después, reinícialo.`,
			chromium: 'O inícialo con esta opción, que vale solo para esa vez.',
			macPlug:
				'Solo los Mac con procesador Intel tienen dos. En ellos, conecta el cargador: con batería se usa la más lenta.',
			macSwitching:
				'Abre Ajustes del Sistema (o Configuración del Sistema), Batería, Opciones, y desactiva el cambio automático de gráficos.',
			linux: (browser) =>
				`Para una tarjeta AMD o Intel, inicia ${stepsInside(browser)} desde una terminal con esto delante.`,
			linuxNvidia: 'Para una tarjeta NVIDIA, con esto.'
		},
		engine: {
			otherBrowserIos:
				'Otro navegador en este dispositivo no ayuda: aquí, todos se basan en los componentes de Safari.',
			otherBrowser: 'Suele funcionar en Chrome o Edge 133 y posteriores, y en Firefox 134 y posteriores.',
			lockdown:
				'El Modo de aislamiento desactiva WebAssembly. En Ajustes (o Configuración), Privacidad y seguridad, Modo de aislamiento, hay excepciones para sitios.'
		},
		isolate: {
			reload: 'Recarga la página.',
			host: 'Si alojas Hearth en tu propio servidor, haz que envíe estas dos cabeceras con cada archivo.',
			firstHeader: 'La primera:',
			secondHeader: 'La segunda:'
		},
		cores: {
			firefox: 'Firefox indica menos núcleos de los que hay mientras este ajuste sea true.',
			brave:
				'Brave indica menos núcleos de los que hay mientras sus escudos (Shields) estén activados. Desactívalos para Hearth.'
		},
		makeRoom: {
			models: 'Elimina modelos que ya no uses.',
			disk: 'Libera espacio en el disco; los navegadores dan una parte de él.',
			normalWindow:
				'Si esta es una ventana privada, abre Hearth en una normal: las ventanas privadas suelen recibir poco.'
		},
		install: {
			ios: 'Toca «Compartir» y después «Añadir a pantalla de inicio» (o «Agregar a Inicio»).',
			android: (browser) =>
				`Abre el menú de ${stepsInside(browser)} y toca «Añadir a pantalla de inicio» (o «Agregar a la pantalla principal»).`,
			safari: 'Abre el menú «Archivo» y elige «Añadir al Dock» (o «Agregar al Dock»).',
			firefox: 'Cuando Firefox pregunte si Hearth puede guardar datos, elige «Permitir».',
			other: 'Elige el icono de instalar en la barra de direcciones, o «Instalar» en el menú.'
		},
		allowStorage: {
			normalWindow: 'Abre Hearth en una ventana normal. Las ventanas privadas a menudo se niegan a guardar cosas.',
			ios: 'Abre Ajustes (o Configuración), Apps, Safari, Avanzado, y desactiva «Bloquear todas las cookies».',
			safari: 'Abre Safari, Ajustes (o Configuración), Avanzado, y desactiva «Bloquear todas las cookies».',
			firefox: 'Abre esta dirección y permite las cookies y los datos de sitios para Hearth.',
			chromium: 'Abre esta dirección y permite que los sitios guarden datos.'
		},
		copy: {
			copy: (code) => `Copiar ${code}`,
			copied: (code) => `Copiado: ${code}`
		}
	},
	measure: {
		doing: {
			cpu: 'Midiendo la CPU…',
			storage: 'Midiendo el almacenamiento…',
			gpu: 'Midiendo y probando la GPU…',
			guide: 'Comparando las respuestas de Guide en la GPU con las de la CPU…',
			engine: 'Comparando llama.cpp en la GPU con la CPU…',
			waiting: 'Esperando un momento tranquilo en primer plano…'
		},
		actions: {
			measure: 'Medir este dispositivo',
			measureAgain: 'Medir de nuevo',
			testGuide: 'Probar Guide en la GPU',
			testEngine: 'Probar llama.cpp en la GPU',
			useGpu: 'Usar la GPU de todos modos'
		},
		what: 'Tarda unos segundos: qué velocidad tienen la memoria, la CPU, la GPU y el almacenamiento, y si la GPU calcula correctamente.',
		onCpuBecause: 'Por eso las respuestas vienen de la CPU.',
		said: {
			measured: 'Medido ahora mismo.',
			tested: 'Probado ahora mismo.',
			stopped: 'Detenido.',
			failed: (reason) => `No se pudo medir: ${reason}`
		},
		notTested: {
			otherVersion: 'Sin probar: las respuestas guardadas son de otra versión de Guide.',
			guideNotOnGpu: 'Sin probar: Guide no se inició en la GPU.',
			engineNotOnGpu: 'Sin probar: llama.cpp no puede usar una GPU aquí.'
		},
		notices: {
			mended: 'Ahora la GPU calcula correctamente. Las respuestas pueden volver a venir de ella.',
			switched: (verdict) => `${verdict} Las respuestas vienen ahora de la CPU.`
		},
		selfTest: {
			absent: 'Este navegador no ofrece ninguna GPU a las páginas web, así que no hay nada que probar.',
			'no-adapter': 'El navegador no encontró ninguna GPU que pueda usar, así que no hay nada que probar.',
			'no-device': 'La GPU no se pudo abrir, así que no se probó.',
			'device-lost': 'La GPU dejó de responder durante la prueba.',
			failed: 'La GPU no se pudo probar.',
			wrong: (what) => `Esta GPU calcula mal: ${list(what, { type: 'unit' })}.`,
			right: (kernelCount, more) =>
				`Esta GPU calcula correctamente (probado: ${list([plural(kernelCount, { one: '# kernel', other: '# kernels' }), ...more], { type: 'unit' })}).`
		},
		tests: {
			integer: 'números enteros',
			f32: 'aritmética de 32 bits',
			f16: 'aritmética de 16 bits',
			workgroup: 'memoria que comparten los hilos',
			subgroup: 'sumas entre hilos vecinos',
			q4: 'productos con pesos de 4 bits',
			guideWrong: 'las respuestas de Guide',
			guideRight: 'las respuestas de Guide'
		},
		figures: {
			gpu: (bytesPerSecond, flops) => `Medido: lee ${measureBytesRate(bytesPerSecond)}, ${flops}`,
			gpuWrong: 'No superó su prueba',
			readAt: (bytesPerSecond) => `Medido: se lee a ${measureBytesRate(bytesPerSecond)}`,
			cpu: (flops) => `Medido: ${flops} con pesos de 4 bits`
		},

		suited: {
			title: 'Modelos adecuados para este dispositivo',
			chat: 'Para conversar',
			code: 'Para escribir código',
			phone: 'En teléfonos',
			model: (name, quantization, reason) => `<strong>${name}</strong> (${quantization}): ${reason}.`,
			needs: (memoryBytes, loadMs) =>
				`Necesita unos ${formatBytes(memoryBytes)} y se carga en unos ${formatDuration(loadMs)}.`
		},
		guide: {
			title: 'Velocidad de Guide aquí',
			measured: (model, onGpu, tokensPerSecond) =>
				`${model} en la ${measurePlace(onGpu)}: ${measureRate(tokensPerSecond)}, medido con tus propias respuestas.`,
			expected: (model, onGpu, tokensPerSecond, errorFactor) =>
				`${model} en la ${measurePlace(onGpu)}: se esperan unos ${measureRate(tokensPerSecond)}, con un margen de un factor de ${number(errorFactor)}.`
		},
		compared: {
			title: 'En comparación con otros',
			what: 'Bytes de memoria leídos por segundo: lo que limita la velocidad a la que escribe un modelo grande.',
			thisDevice: 'Este dispositivo',
			laptop2020: 'Un portátil de 2020',
			bytesPerSecond: measureBytesRate
		},

		outlooks: {
			title: 'Todos los modelos, con su velocidad esperada',
			context: 'Contexto',
			tokens: (count) => plural(count, { one: '# token', many: '# de tokens', other: '# tokens' }),
			about: 'Con la mitad del contexto ocupada. Cada fila se abre para mostrar de dónde sale su cifra.',
			gpu: 'GPU',
			cpu: 'CPU',
			rate: measureTableRate,
			build: ({ quantization, engine, contextTokens, loadMs, tokensPerSecond }) =>
				`${quantization} con ${engine}, ${plural(contextTokens, { one: '# token de contexto', many: '# de tokens de contexto', other: '# tokens de contexto' })}. Se carga en unos ${formatDuration(loadMs)}; lectura: aprox. ${measureTableRate(tokensPerSecond)}.`,
			giveOrTake: (errorFactor) => `Con un margen de un factor de ${number(errorFactor)}.`,
			measured: (expectedTokensPerSecond) =>
				`Medido con tus propias respuestas; lo esperado: ${measureTableRate(expectedTokensPerSecond)}.`
		},
		verdicts: { fits: 'Cabe', tight: 'Justo', 'too-large': 'Demasiado grande', 'cannot-run': 'No funciona' },
		tokenTime: ({ readBytes, bytesPerSecond, readMs, computeMs, parts, overheadMs }) => {
			const reading = `leer ${formatBytes(readBytes)} a ${measureBytesRate(bytesPerSecond)} lleva ${measureMs(readMs)}`;
			const computing =
				parts === null
					? `calcular, ${measureMs(computeMs)}`
					: `calcular, ${measureMs(computeMs)} (pesos ${measureMs(parts.weightsMs)}, filas ${measureMs(parts.rowsMs)}, atención ${measureMs(parts.attentionMs)})`;
			return `Un token: ${reading}; ${computing}. Cuenta lo que más tarda, y se suman ${measureMs(overheadMs)} para pasarlo de un lado a otro.`;
		}
	},
	benchmark: {
		title: 'Prueba de rendimiento',
		lead: 'Qué velocidad alcanza un modelo en este dispositivo. Se ejecuta aquí y no va a ninguna parte.',
		form: {
			model: 'Modelo',
			backend: 'Calcular en',
			cpu: 'CPU',
			gpu: 'GPU',
			repeats: 'Rondas por prompt',
			start: 'Iniciar',
			chooseEngine: 'Elegir el motor más rápido',
			about: (promptTokens) =>
				`Carga el modelo de nuevo, le hace responder a prompts de ${benchmarkLengths(promptTokens)} tokens y muestra cuánto tardó: en cargar, hasta el primer token, en leer y en escribir.`,
			fastest: (engine, tokensPerSecond) =>
				`${engine} fue aquí el motor más rápido para este modelo (${fixed(tokensPerSecond, 1)} tokens/s), así que responde con él.`
		},
		doing: {
			starting: 'Iniciando',
			testingGpu: 'Probando la GPU',
			loading: (model) => `Cargando ${model}`,
			warmingUp: (model) => `Calentando ${model}`,
			countingMemory: 'Esperando a que el navegador cuente la memoria',
			run: (model, promptTokens, round, rounds) =>
				`${model}: prompt de ${plural(promptTokens, { one: '# token', other: '# tokens' })}, ronda ${number(round)} de ${number(rounds)}`
		},
		said: {
			done: 'Listo.',
			leftOut: (promptTokens) =>
				`Listo. Omitidos, por ser aquí demasiado lentos: ${benchmarkLengths(promptTokens)} tokens.`,
			stopped: 'Detenido.',
			failed: (reason) => `No se pudo medir: ${reason}`,
			noChoice: 'No hay nada entre lo que elegir.',
			chosen: (engine, tried) => {
				const speeds = tried.map(
					(one) =>
						`${one.engine} ${one.tokensPerSecond === null ? 'sin medición' : `${fixed(one.tokensPerSecond, 1)} tokens/s`}`
				);
				return `${list(speeds, { type: 'unit' })}. ${engine} es más rápido aquí, así que responde a partir de ahora.`;
			},
			noResult: 'Ese archivo no es un resultado de esta prueba. No se cambió nada.'
		},
		result: {
			name: (model, quantization, onGpu, browser) => `${model}, ${quantization}, ${benchmarkPlace(onGpu)}, ${browser}`,
			onCpu: (engine) => `Se ejecuta en la CPU con ${engine}.`,
			onGpu: (engine, gpu) => `Se ejecuta en la GPU${gpu && ` (${gpu})`} con ${engine}.`,
			loads: (loadMs) => `Se carga en ${formatDuration(loadMs)}.`,
			loadsAndTakes: (loadMs, memoryBytes) =>
				`Se carga en ${formatDuration(loadMs)}; la página ocupa ${formatBytes(memoryBytes)} de memoria.`,
			bars: 'Las barras son medianas; las líneas van de la ronda más lenta a la más rápida.',
			compared: (other) => `En gris, para comparar: ${other}.`,
			saveJson: 'Guardar como JSON',
			savePicture: 'Guardar como imagen',
			compare: 'Comparar con un archivo',
			file: 'Resultado con el que comparar'
		},
		energy: {
			untold: 'Aquí no se puede medir la energía: el navegador no dice nada de una batería.',
			pluggedIn: 'La energía no se puede medir mientras el dispositivo está conectado a la corriente.',
			little: (elapsedMs) => `La batería bajó menos del 1 % en ${formatDuration(elapsedMs)}.`,
			used: (share, elapsedMs) =>
				`La batería bajó un ${number(Math.round(share * 100))} % en ${formatDuration(elapsedMs)}, con todo lo demás que se ejecutaba.`
		},
		charts: {
			decode: 'Escritura (decode)',
			prefill: 'Lectura (prefill)',
			firstToken: 'Tiempo hasta el primer token',
			tokensPerSecond: 'tokens/s',
			ms: 'ms',
			tokens: (count) => plural(count, { one: '# token', other: '# tokens' }),
			caption: (title, unit) => `${title}, ${unit}`,
			described: (title, unit, bars) =>
				`${title}: ${list(
					bars.map(({ label, figure }) => `${label} ${figure} ${unit}`),
					{ type: 'unit' }
				)}`
		}
	},
	drawing: {
		draw: 'Dibujar',
		showCode: 'Mostrar código',
		title: 'Dibujo',
		working: 'Dibujando…',
		diagramFailed: (reason) => `Este diagrama no se pudo dibujar: ${reason}.`,
		pictureFailed: (reason) => `Esta imagen no se pudo dibujar: ${reason}.`,
		tooLong: (kilobytes) => `Es demasiado largo para dibujarlo: más de ${number(kilobytes)} kB.`,
		slow: 'Tardó demasiado en dibujarse.',
		unsealed:
			'Aquí no se dibuja nada: el service worker de Hearth no controla esta página, así que un dibujo no podría aislarse de tus chats.',
		unreachable:
			'La parte de Hearth que dibuja no está guardada en este dispositivo, y no se puede acceder a su servidor.'
	},
	imports: {
		refused: (wrong) => `No se cambió nada: este archivo no se importó. Motivo: ${wrong}.`,
		refusedAt: (place, wrong) => `No se cambió nada: este archivo no se importó. Motivo: ${place} ${wrong}.`,
		flaws: {
			notJson: 'no es JSON, o falta una parte. Puede que la descarga o la copia se haya interrumpido',
			notJsonInLine: (line) =>
				`no es JSON en la línea ${number(line)}. Puede que la descarga o la copia se haya interrumpido`,
			otherFormat: {
				chats: 'no es una exportación de chats que Hearth conozca',
				presets: 'no es un preajuste de Hearth ni de LM Studio, ni una exportación de modelos de Open WebUI'
			},
			newer: 'se hizo con una versión más nueva de Hearth. Actualiza esta e inténtalo de nuevo',
			nothing: {
				chats: 'no contiene chats que Hearth pueda leer',
				messages: 'no contiene mensajes',
				presets: 'no contiene preajustes'
			},
			tooLarge: (mostBytes) => `ocupa más de ${formatBytes(mostBytes)}, lo máximo que se puede leer`,
			tooLargeUnpacked: (mostBytes) =>
				`contiene más de ${formatBytes(mostBytes)} de chats, lo máximo que se puede leer`,
			damagedZip: 'es un archivo ZIP dañado. Descárgalo o cópialo de nuevo',
			notOneOf: (allowed) => `debe ser uno de estos valores: ${allowed}`,
			notWithin: (low, high) => `debe ser un número de ${number(low)} a ${number(high)}`,
			notWithinWhole: (low, high) => `debe ser un número entero de ${number(low)} a ${number(high)}`,
			notTexts: (most) => `debe ser una lista de ${plural(most, { one: '# texto', other: '# textos' })} como máximo`,
			notAllowed: 'tiene un valor que no está permitido',
			unevenLists: 'debe tener listas de la misma longitud',
			sameId: 'tiene un identificador que aparece dos veces en este chat',
			ownAncestor: 'tiene mensajes que se siguen a sí mismos',
			noParent: 'sigue a un mensaje que no está'
		},
		wanted: {
			object: 'debe ser un objeto',
			list: 'debe ser una lista',
			text: 'debe ser un texto',
			flag: 'debe ser true o false',
			number: 'debe ser un número',
			amount: 'debe ser un número, 0 o más',
			whole: 'debe ser un número entero',
			time: 'debe ser una hora',
			milliseconds: 'debe ser una hora en milisegundos',
			id: 'debe ser un identificador',
			name: 'debe ser un nombre',
			language: 'debe ser el código de un idioma',
			base64: 'debe ser base64',
			sha256: 'debe ser un SHA-256 en hexadecimal',
			'json-object': 'debe ser el JSON de un objeto',
			'text-and-number': 'debe ser un texto y un número'
		},
		most: {
			entries: (most) => `puede tener ${plural(most, { one: '# entrada', other: '# entradas' })} como máximo`,
			characters: (most) => `puede tener ${plural(most, { one: '# carácter', other: '# caracteres' })} como máximo`,
			attachments: (most) => `puede tener ${plural(most, { one: '# archivo', other: '# archivos' })} como máximo`,
			messages: (most) =>
				`puede tener ${plural(most, { one: '# mensaje', other: '# mensajes' })} como máximo en un chat`,
			folders: (most) => `puede tener ${plural(most, { one: '# carpeta', other: '# carpetas' })} como máximo`,
			presets: (most) => `puede tener ${plural(most, { one: '# preajuste', other: '# preajustes' })} como máximo`
		}
	},
	language: {
		title: 'Idioma',
		likeBrowser: 'Como el navegador',
		hint: 'El de la aplicación. Cada modelo habla los idiomas que sabe; Guide habla inglés.'
	}
};
