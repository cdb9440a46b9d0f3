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

/** Tokens as a subject. */
function commonTokens(count: number): string {
	return plural(count, {
		one: 'رمز واحد',
		two: 'رمزان',
		few: '# رموز',
		many: '# رمزًا',
		other: '# رمز'
	});
}

/** Tokens behind a preposition. */
function commonTokensOf(count: number): string {
	return plural(count, {
		one: 'رمز واحد',
		two: 'رمزين',
		few: '# رموز',
		many: '# رمزًا',
		other: '# رمز'
	});
}

/** Characters behind a preposition. */
function commonCharactersOf(count: number): string {
	return plural(count, {
		one: 'حرف واحد',
		two: 'حرفين',
		few: '# أحرف',
		many: '# حرفًا',
		other: '# حرف'
	});
}

/** Chats as a subject. */
function commonChats(count: number): string {
	return plural(count, {
		zero: 'لا محادثات',
		one: 'محادثة واحدة',
		two: 'محادثتان',
		few: '# محادثات',
		many: '# محادثة',
		other: '# محادثة'
	});
}

/** Messages as a subject. */
function commonMessages(count: number): string {
	return plural(count, {
		zero: 'لا رسائل',
		one: 'رسالة واحدة',
		two: 'رسالتان',
		few: '# رسائل',
		many: '# رسالة',
		other: '# رسالة'
	});
}

/** Sides of images are written without separators. */
function contextPlain(side: number): string {
	return number(side, { useGrouping: false });
}

const errorsKept = 'ما كُتب حتى الآن محفوظ.';

/** Requests as a subject. */
function connectRequests(count: number): string {
	return plural(count, {
		zero: 'لا طلبات',
		one: 'طلب واحد',
		two: 'طلبان',
		few: '# طلبات',
		many: '# طلبًا',
		other: '# طلب'
	});
}

/** How fast several answers at once were beside the same in turn. `gain` is `NaN` where it could not be measured. */
function connectSpeed(several: string, gain: number): string {
	return Number.isFinite(gain)
		? `سرعة ${several} معًا تساوي ${fixed(gain, 2)} × السرعة بالتتابع`
		: `لم يظهر فرق يمكن قياسه بين ${several} معًا وبالتتابع`;
}

const bridgeAgain = 'أغلق هذه النافذة وأعد الربط من الموقع.';

/** From left to right by itself, as `formatBytes` does it: otherwise `12 MB/s` falls apart beside other figures. */
function libraryFigure(text: string): string {
	return `\u2066${text}\u2069`;
}

/** Names beside each other, each in its own direction. */
function libraryJoined(names: readonly string[]): string {
	return names.map((name) => `\u2068${name}\u2069`).join('، ');
}

function modelsDay(when: 'today' | 'yesterday' | 'earlier', atMs: number): string {
	if (when === 'today') return 'اليوم';
	if (when === 'yesterday') return 'أمس';
	return date(atMs, { day: 'numeric', month: 'long', year: 'numeric' });
}

function modelsSize(bytes: number, estimated: boolean): string {
	return `${estimated ? 'نحو ' : ''}${formatBytes(bytes)}`;
}

const diskInstead = 'ابحث عن النموذج نفسه كملف GGUF، أو كمجلد ONNX أو MLC';
const errorsUseGguf = 'ابحث عن النموذج نفسه كملف GGUF';

/** Files as a subject: one, two, or two and how many more. */
function diskSome([first = '', second = '', ...others]: readonly string[]): string {
	if (second === '') return first;
	if (others.length === 0) return `${first} و${second}`;
	return `${first} و${second} ${plural(others.length, {
		one: 'وملف آخر',
		two: 'وملفان آخران',
		few: 'و# ملفات أخرى',
		many: 'و# ملفًا آخر',
		other: 'و# ملف آخر'
	})}`;
}

/** Cores as a subject. */
function deviceCores(count: number): string {
	return plural(count, { one: 'نواة واحدة', two: 'نواتان', few: '# أنوية', many: '# نواة', other: '# نواة' });
}

/** Threads as a subject. */
function deviceThreads(count: number): string {
	return plural(count, {
		one: 'خيط معالجة واحد',
		two: 'خيطا معالجة',
		few: '# خيوط معالجة',
		many: '# خيط معالجة',
		other: '# خيط معالجة'
	});
}

function deviceArithmetic(shaderF16: boolean): string {
	return `حساب بدقة 16 بت: ${shaderF16 ? 'نعم' : 'لا'}`;
}

function findingsGigabytes(count: number, capped: boolean): string {
	return `${libraryFigure(`${number(count)} GB`)}${capped ? ' أو أكثر' : ''}`;
}

function findingsBrowser(browser: string | null): string {
	return browser ?? 'هذا المتصفّح';
}

const findingsSecureAddress = 'افتح Hearth على عنوان يبدأ بـ \u2066https://\u2069 أو على \u2066http://localhost\u2069.';

/** Without a mark for thousands. */
function measureDigits(value: number, count: number): string {
	return number(value, { minimumFractionDigits: count, maximumFractionDigits: count, useGrouping: false });
}

function measureRate(tokensPerSecond: number): string {
	return `${measureDigits(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} رمز/ث`;
}

function measureTableRate(tokensPerSecond: number): string {
	return tokensPerSecond < 0.1 ? 'أقل من 0.1 رمز/ث' : measureRate(tokensPerSecond);
}

function measureBytesRate(bytesPerSecond: number): string {
	return libraryFigure(`${formatBytes(bytesPerSecond)}/s`);
}

function measureMs(value: number): string {
	return libraryFigure(`${measureDigits(value, value < 10 ? 2 : 0)} ms`);
}

function measurePlace(onGpu: boolean): string {
	return onGpu ? 'GPU' : 'CPU';
}

function benchmarkLengths(tokens: readonly number[]): string {
	return list(
		tokens.map((count) => number(count)),
		{ type: 'unit' }
	);
}

/** Arabic. */
export const ar: Messages = {
	common: {
		add: 'إضافة',
		cancel: 'إلغاء',
		close: 'إغلاق',
		copied: 'تم النسخ',
		copy: 'نسخ',
		delete: 'حذف',
		dismiss: 'إخفاء',
		download: 'تنزيل',
		more: 'المزيد',
		remove: 'إزالة',
		rename: 'إعادة تسمية',
		save: 'حفظ',
		stop: 'إيقاف',
		tryAgain: 'إعادة المحاولة',
		undo: 'تراجع'
	},
	shell: {
		frame: {
			skip: 'الانتقال إلى المحتوى',
			menu: 'القائمة',
			closeMenu: 'إغلاق القائمة',
			search: 'بحث',
			pages: 'الصفحات',
			copyRefused: 'لم يسمح المتصفّح بالنسخ. حدّد النص بدلًا من ذلك.',
			downloaded: (share) => `${percent(share)} · `
		},
		pages: {
			notebook: 'الدفتر',
			models: 'النماذج',
			system: 'النظام',
			connect: 'الربط',
			settings: 'الإعدادات'
		},
		palette: {
			title: 'البحث في المحادثات والانتقال إلى أي مكان',
			placeholder: 'ابحث في المحادثات أو انتقل إلى صفحة',
			chats: 'المحادثات',
			archived: 'مؤرشفة',
			answerWith: 'الإجابة باستخدام',
			goTo: 'الانتقال إلى',
			searching: 'جارٍ البحث…',
			nothing: (query) => `لا شيء يحتوي على «${query}».`,
			found: (chats) =>
				plural(chats, {
					zero: 'لم يُعثر على محادثات',
					one: 'عُثر على محادثة واحدة',
					two: 'عُثر على محادثتين',
					few: 'عُثر على # محادثات',
					many: 'عُثر على # محادثة',
					other: 'عُثر على # محادثة'
				})
		},
		paletteWords: {
			newChat: 'ابدأ بدء جديد جديدة دردشة start begin',
			models: 'تنزيل تحميل تثبيت مكتبة استكشاف نموذج download install library discover',
			notebook: 'نص خام إكمال كتابة متابعة قصة دفتر raw completion text write continue story',
			system: 'معالج رسوميات عتاد جهاز فحص ذاكرة سرعة نظام gpu hardware device check memory speed',
			connect:
				'واجهة برمجة خادم عنوان مفتاح شيفرة برنامج محلي اتصال api openai ollama server address key code client local',
			settings:
				'سمة مظهر داكن فاتح ليلي تصدير استيراد حذف بيانات افتراضي تفضيلات لغة theme dark light export import delete data defaults preferences',
			sheet: 'مفاتيح اختصارات مساعدة keys help'
		},
		shortcuts: {
			palette: 'البحث في المحادثات أو الانتقال إلى صفحة',
			newChat: 'محادثة جديدة',
			stop: 'إيقاف الإجابة',
			sheet: 'اختصارات لوحة المفاتيح',
			send: 'إرسال، ما لم تنصّ الإعدادات على غير ذلك',
			sendAnyway: 'إرسال',
			newLine: 'سطر جديد',
			continueText: 'ترك النموذج يتابع',
			saveEdit: 'إرسال الرسالة المعدّلة',
			cancelEdit: 'تركها كما كانت',
			saveName: 'حفظ الاسم',
			cancelName: 'إبقاء الاسم القديم'
		},
		shortcutPlaces: {
			anywhere: 'في أي مكان',
			composer: 'في حقل الرسالة',
			notebook: 'في الدفتر',
			editing: 'أثناء تعديل رسالة',
			renaming: 'أثناء إعادة تسمية محادثة'
		},
		keys: {
			control: 'Ctrl',
			escape: 'Esc',
			enter: 'Enter',
			or: 'أو'
		},
		switcher: {
			model: 'النموذج:',
			current: (name) => `النموذج: ${name}`,
			title: 'النماذج على هذا الجهاز',
			// The marks keep digits and letter of `1.2B` in their order.
			parameters: (amount) => `\u2066${amount}\u2069 من المعاملات`,
			onGpu: 'على GPU',
			onCpu: 'على CPU',
			moveHere: 'النقل إلى هنا',
			all: 'كل النماذج',
			more: 'الحصول على المزيد…'
		},
		update: {
			ready: 'إصدار جديد جاهز.',
			reloads: 'سيُعاد تحميل كل علامات التبويب المفتوحة.',
			waits: 'سينتظر انتهاء الإجابة، ثم يُعاد تحميل كل علامات التبويب المفتوحة.',
			accepted: 'سيبدأ الإصدار الجديد عند انتهاء الإجابة.',
			accept: 'التحديث الآن',
			later: 'لاحقًا',
			notNow: 'ليس الآن'
		},
		error: {
			notFound: 'لا شيء هنا',
			notFoundLead: 'ليس في Hearth صفحة بهذا العنوان. محادثاتك حيث تركتها.',
			failed: 'لم تُفتح هذه الصفحة',
			failedLead: 'محادثاتك بأمان: فهي محفوظة بمعزل عن الصفحات.',
			reason: (reason) => `إعادة تحميل الصفحة تكفي عادةً. السبب: ${reason ?? 'خطأ غير معروف'}.`,
			newChat: 'بدء محادثة جديدة'
		}
	},
	chats: {
		list: {
			chats: 'المحادثات',
			pinned: 'المثبّتة',
			archived: 'المؤرشفة',
			archivedCount: (count) => `المؤرشفة (${number(count)})`,
			all: 'كل المحادثات',
			none: 'ستظهر محادثاتك هنا. وهي تبقى في هذا المتصفّح.',
			older: 'عرض محادثات أقدم'
		},
		ages: {
			today: 'اليوم',
			yesterday: 'أمس',
			last7Days: 'آخر 7 أيام',
			last30Days: 'آخر 30 يومًا',
			month: (atMs) => date(atMs, { month: 'long', year: 'numeric' })
		},
		menu: {
			options: (title) => `خيارات ${title}`,
			pin: 'تثبيت',
			unpin: 'إلغاء التثبيت',
			move: 'نقل إلى مجلد…',
			saveAsText: 'حفظ كنص',
			saveAll: 'حفظ بكل النسخ',
			archive: 'أرشفة',
			putBack: 'إلغاء الأرشفة',
			name: 'اسم المحادثة'
		},
		folders: {
			title: 'المجلدات',
			new: 'مجلد جديد',
			name: 'اسم المجلد',
			options: (name) => `خيارات المجلد ${name}`,
			delete: 'حذف المجلد وإبقاء محادثاته',
			chatsIn: (name) => `المحادثات في ${name}`,
			empty: 'فارغ. تجد «نقل إلى مجلد» في قائمة كل محادثة.',
			moveTitle: 'نقل إلى مجلد',
			takeOut: 'إخراج من المجلد',
			move: 'نقل',
			movedTo: (name) => `نُقلت المحادثة إلى «${name ?? 'مجلد'}».`,
			takenOut: (name) => `أُخرجت المحادثة من «${name ?? 'مجلدها'}».`,
			deletedEmpty: (name) => `حُذف المجلد «${name}». كان فارغًا.`,
			deleted: (name, chatCount) =>
				`حُذف المجلد «${name}». ${plural(chatCount, {
					one: 'محادثته الوحيدة محفوظة خارجه.',
					two: 'محادثتاه محفوظتان خارجه.',
					other: 'محادثاته (#) محفوظة خارجه.'
				})}`,
			gone: 'حُذف هذا المجلد في علامة تبويب أخرى. بقيت المحادثة حيث كانت.'
		},
		branch: {
			questionDeleted: 'حُذفت رسالتك.',
			answerDeleted: 'حُذفت الإجابة.',
			questionAndMoreDeleted: (more) =>
				plural(more, {
					one: 'حُذفت رسالتك ورسالة واحدة بعدها.',
					two: 'حُذفت رسالتك ورسالتان بعدها.',
					few: 'حُذفت رسالتك و# رسائل بعدها.',
					many: 'حُذفت رسالتك و# رسالة بعدها.',
					other: 'حُذفت رسالتك و# رسالة بعدها.'
				}),
			answerAndMoreDeleted: (more) =>
				plural(more, {
					one: 'حُذفت الإجابة ورسالة واحدة بعدها.',
					two: 'حُذفت الإجابة ورسالتان بعدها.',
					few: 'حُذفت الإجابة و# رسائل بعدها.',
					many: 'حُذفت الإجابة و# رسالة بعدها.',
					other: 'حُذفت الإجابة و# رسالة بعدها.'
				}),
			beingWritten: 'تُكتب إجابة هناك في علامة تبويب أخرى. أوقفها أولًا، ثم احذف.',
			parentGone: 'حُذف أيضًا ما كانت هذه إجابةً عنه. استرجعه أولًا.',
			goneAlready: 'سبق حذف هذا في علامة تبويب أخرى.'
		},
		data: {
			writing: 'جارٍ كتابة الملف…',
			writingChat: (done, total) => `جارٍ كتابة المحادثة ${number(done)} من ${number(total)}…`,
			exported: (fileName, bytes) => `حُفظ ${fileName}: ${formatBytes(bytes)}.`,
			exportCanceled: 'أُلغي التصدير. لم يبقَ أي ملف.',
			notWritten: (reason) =>
				`تعذّرت كتابة الملف ولم يبقَ منه شيء. اختر مكانًا آخر أو أفرغ مساحة على القرص. يقول المتصفّح: ${reason}`,
			reading: 'جارٍ قراءة الملف…',
			understanding: (done, total) => `جارٍ تحليل المحادثة ${number(done)} من ${number(total)}…`,
			saving: (done, total) => `جارٍ حفظ المحادثة ${number(done)} من ${number(total)}…`,
			takingBack: 'جارٍ التراجع…',
			takenBack: 'تم التراجع عن الاستيراد.',
			deleting: 'جارٍ الحذف…',
			deleted: 'حُذفت كل المحادثات.',
			canceled: 'أُلغي الاستيراد. لم يتغيّر شيء.'
		},
		imported: {
			sentence: (parts) => `${parts.join('، ')}.`,
			added: (count) =>
				plural(count, {
					one: 'أُضيفت محادثة واحدة',
					two: 'أُضيفت محادثتان',
					few: 'أُضيفت # محادثات',
					many: 'أُضيفت # محادثة',
					other: 'أُضيفت # محادثة'
				}),
			grown: (count) =>
				plural(count, {
					one: 'تلقّت محادثة واحدة رسائل أحدث',
					two: 'تلقّت محادثتان رسائل أحدث',
					few: 'تلقّت # محادثات رسائل أحدث',
					many: 'تلقّت # محادثة رسائل أحدث',
					other: 'تلقّت # محادثة رسائل أحدث'
				}),
			present: (count) =>
				plural(count, {
					one: 'محادثة واحدة موجودة من قبل',
					two: 'محادثتان موجودتان من قبل',
					few: '# محادثات موجودة من قبل',
					many: '# محادثة موجودة من قبل',
					other: '# محادثة موجودة من قبل'
				}),
			folders: (count) =>
				plural(count, {
					one: 'أُضيف مجلد واحد',
					two: 'أُضيف مجلدان',
					few: 'أُضيفت # مجلدات',
					many: 'أُضيف # مجلدًا',
					other: 'أُضيف # مجلد'
				}),
			drafts: (count) =>
				plural(count, {
					one: 'أُضيفت مسودة واحدة',
					two: 'أُضيفت مسودتان',
					few: 'أُضيفت # مسودات',
					many: 'أُضيفت # مسودة',
					other: 'أُضيفت # مسودة'
				}),
			draftsKept: (count) =>
				plural(count, {
					one: 'بقيت مسودة واحدة كما هي هنا',
					two: 'بقيت مسودتان كما هما هنا',
					few: 'بقيت # مسودات كما هي هنا',
					many: 'بقيت # مسودة كما هي هنا',
					other: 'بقيت # مسودة كما هي هنا'
				}),
			presets: (count) =>
				plural(count, {
					one: 'أُضيف إعداد مسبق واحد',
					two: 'أُضيف إعدادان مسبقان',
					few: 'أُضيفت # إعدادات مسبقة',
					many: 'أُضيف # إعدادًا مسبقًا',
					other: 'أُضيف # إعداد مسبق'
				}),
			settings: (count) =>
				plural(count, {
					one: 'اعتُمد إعداد واحد',
					two: 'اعتُمد إعدادان',
					few: 'اعتُمدت # إعدادات',
					many: 'اعتُمد # إعدادًا',
					other: 'اعتُمد # إعداد'
				}),
			settingsKept: (count) =>
				plural(count, {
					one: 'بقي إعداد واحد كما هو هنا',
					two: 'بقي إعدادان كما هما هنا',
					few: 'بقيت # إعدادات كما هي هنا',
					many: 'بقي # إعدادًا كما هو هنا',
					other: 'بقي # إعداد كما هو هنا'
				}),
			notebook: 'أُضيف نص الدفتر',
			notebookKept: 'بقي الدفتر كما هو هنا',
			leftOut: (things) => `لم يُستورد: ${list(things)}`,
			nothing: 'لا محادثات في هذا الملف.',
			nothingNew: 'كل ما في الملف موجود هنا من قبل.'
		},
		leftOut: {
			image: (count) =>
				plural(count, { one: 'صورة واحدة', two: 'صورتان', few: '# صور', many: '# صورة', other: '# صورة' }),
			file: (count) => plural(count, { one: 'ملف واحد', two: 'ملفان', few: '# ملفات', many: '# ملفًا', other: '# ملف' }),
			recording: (count) =>
				plural(count, { one: 'تسجيل واحد', two: 'تسجيلان', few: '# تسجيلات', many: '# تسجيلًا', other: '# تسجيل' }),
			'custom instruction': (count) =>
				plural(count, {
					one: 'تعليمة مخصّصة واحدة',
					two: 'تعليمتان مخصّصتان',
					few: '# تعليمات مخصّصة',
					many: '# تعليمة مخصّصة',
					other: '# تعليمة مخصّصة'
				})
		}
	},
	catalogue: {
		'smollm2-135m': 'من أصغر النماذج القادرة على المحادثة. يبدأ فورًا، ويعرف القليل.',
		'smollm2-360m': 'صغير وسريع، للإجابات القصيرة وإعادة الصياغة بالإنجليزية.',
		'smollm2-1.7b': 'أكبر نماذج SmolLM2: إجابات إنجليزية مقبولة على معظم الحواسيب المحمولة.',
		'smollm3-3b': 'يجيب فورًا أو يفكّر أولًا، بست لغات أوروبية؛ بياناته مفتوحة.',
		'llama-3.2-1b': 'نموذج أول جيد: صغير، متعدد اللغات، بسياق طويل.',
		'llama-3.2-3b': 'إجابات وملخصات واضحة، للحواسيب المحمولة التي فيها بعض الذاكرة الفائضة.',
		'llama-3.1-8b': 'قوي في كل المجالات ويستخدم الأدوات؛ يتطلب وحدة GPU جيدة.',
		'hermes-3-llama-3.2-3b': 'نموذج Llama 3.2 يتّبع التعليمات وتقمّص الأدوار بدقة.',
		'qwen2.5-0.5b': 'صغير جدًا ومتعدد اللغات؛ مناسب للمهام القصيرة.',
		'qwen2.5-1.5b': 'صغير وقادر بلغات كثيرة.',
		'qwen2.5-3b': 'متوازن؛ رخصته تسمح بالبحث فقط.',
		'qwen2.5-7b': 'قوي في اللغات والرياضيات والمخرجات المنظَّمة.',
		'qwen2.5-14b': 'أفضل إجابات هذه العائلة ممّا تسعه وحدة GPU كبيرة.',
		'qwen2.5-coder-0.5b': 'يكمل مقاطع صغيرة من الشيفرة على أي جهاز.',
		'qwen2.5-coder-1.5b': 'يكتب برامج قصيرة ويشرحها.',
		'qwen2.5-coder-3b': 'مساعد مفيد في الشيفرة؛ رخصته تسمح بالبحث فقط.',
		'qwen2.5-coder-7b': 'يجيد كتابة الشيفرة وإصلاحها وشرحها.',
		'qwen2.5-coder-14b': 'يقارب النماذج الكبيرة في كتابة الشيفرة؛ يتطلب وحدة GPU كبيرة.',
		'qwen2.5-math-1.5b': 'يحل رياضيات المدرسة خطوة بخطوة، وقليلًا غير ذلك.',
		'qwen3-0.6b': 'يفكّر قبل أن يجيب، ويعمل مع ذلك على هاتف.',
		'qwen3-1.7b': 'صغير، يفكّر عند الطلب، ويتكلم لغات كثيرة.',
		'qwen3-4b': 'يستدل جيدًا على نحو لافت بالنسبة إلى حجمه.',
		'qwen3-8b': 'يستدل ويبرمج ويستخدم الأدوات؛ يتطلب وحدة GPU جيدة.',
		'qwen3-14b': 'أكبر نماذج Qwen3 الكثيفة ممّا تسعه وحدة GPU كبيرة.',
		'qwen3-4b-instruct-2507': 'يجيب فورًا دون أن يفكّر أولًا؛ سياقه طويل جدًا.',
		'qwen3.5-0.8b': 'أحدث وصغير؛ معظم طبقاته لا تحتاج إلى ذاكرة مؤقتة تكبر.',
		'qwen3.5-2b': 'نموذج أحدث لكل المجالات بلغات كثيرة.',
		'qwen3.5-4b': 'إجابات قوية، بذاكرة مؤقتة تكبر ببطء.',
		'qwen3.5-9b': 'أقوى نماذج سلسلته هنا؛ يتطلب وحدة GPU كبيرة.',
		'gemma-3-270m': 'صغير جدًا؛ أُعدّ ليُضبط لمهمة واحدة.',
		'gemma-3-1b': 'ودود ومتعدد اللغات، بذاكرة مؤقتة صغيرة.',
		'gemma-3-4b': 'يقرأ الصور والنصوص بأكثر من مئة لغة.',
		'gemma-3-12b': 'يقرأ الصور ويكتب جيدًا جدًا؛ يتطلب وحدة GPU كبيرة.',
		'gemma-2-2b': 'نموذج أقدم لا يزال أسلوبه لطيفًا.',
		'gemma-2-9b': 'إجابات متأنية حسنة الصياغة؛ يتطلب وحدة GPU كبيرة.',
		'gemma-4-e2b': 'أحدث نماذج Gemma الصغيرة؛ نصفه جدول يُرجع إليه فقط.',
		'phi-3.5-mini': 'يجيد الاستدلال على ما في السؤال من حقائق؛ ذاكرته المؤقتة كبيرة.',
		'phi-3.5-vision': 'يقرأ الصور والرسوم التوضيحية والصفحات الممسوحة ضوئيًا.',
		'phi-4-mini': 'مدمج، يجيد الرياضيات واتّباع التعليمات.',
		'phi-4': 'قوي في الرياضيات والعلوم؛ يتطلب وحدة GPU كبيرة.',
		'mistral-7b-v0.3': 'نموذج كلاسيكي: إجابات بسيطة وسريعة، ويستخدم الأدوات.',
		'mistral-nemo-12b': 'يكتب بطلاقة بلغات كثيرة؛ يتطلب وحدة GPU كبيرة.',
		'ministral-3-3b': 'صغير، يرى الصور، ويتكلم لغات كثيرة.',
		'ministral-3-8b': 'يرى الصور ويستخدم الأدوات؛ يتطلب وحدة GPU جيدة.',
		'ministral-3-14b': 'يقارب نماذج أكبر منه بكثير؛ يتطلب وحدة GPU كبيرة.',
		'olmo-2-1b': 'مفتوح بالكامل: الأوزان والبيانات وشيفرة التدريب.',
		'olmo-2-7b': 'مفتوح بالكامل، للإنجليزية؛ ذاكرته المؤقتة كبيرة.',
		'olmo-3-7b': 'مفتوح بالكامل، بسياق طويل، ويستخدم الأدوات.',
		'olmoe-1b-7b': 'مزيج من الخبراء: بسرعة 1B وحجم 7B. مفتوح بالكامل.',
		'deepseek-r1-distill-qwen-1.5b': 'يفكّر بصوت عالٍ في الرياضيات؛ صغير.',
		'deepseek-r1-distill-qwen-7b': 'يفكّر مطوّلًا قبل أن يجيب.',
		'deepseek-r1-distill-llama-8b': 'نموذج Llama عُلّم الاستدلال؛ يفكّر مطوّلًا.',
		'deepseek-r1-distill-qwen-14b': 'أقدر النماذج المقطَّرة ممّا تسعه وحدة GPU كبيرة.',
		'deepseek-r1-0528-qwen3-8b': 'نموذج مقطَّر أحدث يجيد الاستدلال كثيرًا.',
		'granite-4.0-350m': 'صغير جدًا، لاستخراج البيانات والتصنيف واستدعاء الأدوات.',
		'granite-4.0-1b': 'يتّبع التعليمات ويستدعي الأدوات بصورة موثوقة.',
		'granite-4.0-h-tiny': 'مزيج من الخبراء بذاكرة مؤقتة صغيرة جدًا، حتى مع المستندات الطويلة.',
		'granite-3.1-1b-a400m': 'مزيج خبراء صغير جدًا: سريع على وحدة CPU.',
		'lfm2-350m': 'أُعدّ للهواتف: سريع على وحدة CPU.',
		'lfm2-1.2b': 'سريع على وحدة CPU وجيد بالنسبة إلى حجمه.',
		'lfm2-8b-a1b': 'مزيج من الخبراء: يجيب كنموذج 4B بسرعة 1.5B.',
		'smolvlm-256m': 'أصغر نموذج هنا يصف الصور.',
		'smolvlm-500m': 'يصف الصور ويقرأ اللافتات على هاتف.',
		'smolvlm2-2.2b': 'يصف الصور بالتفصيل.',
		'qwen2.5-vl-3b': 'يقرأ المستندات والصور؛ رخصته تسمح بالبحث فقط.',
		'qwen3-vl-2b': 'يقرأ الصور والشاشات والمستندات بلغات كثيرة.',
		'qwen3-vl-4b': 'يرى جيدًا ويستدل على ما يراه.',
		'all-minilm-l6-v2': 'يقارن نصوصًا إنجليزية قصيرة بحسب معناها؛ صغير جدًا.',
		'bge-small-en-v1.5': 'يجد مقاطع إنجليزية تجيب عن سؤال؛ صغير.',
		'nomic-embed-text-v1.5': 'يجد مقاطع إنجليزية طويلة بحسب معناها.',
		'embeddinggemma-300m': 'يجد مقاطع بأكثر من مئة لغة.',
		'qwen3-embedding-0.6b': 'يجد المقاطع والشيفرة بلغات كثيرة، بسياق طويل.'
	},
	chat: {
		newChat: 'محادثة جديدة',

		welcome: {
			title: 'نموذج لغوي على جهازك أنت',
			lead: 'ما تكتبه يبقى هنا: بلا خادم ولا حساب، ويعمل دون اتصال.',
			suggestions: 'اقتراحات',
			guideEnglish: 'يفهم Guide الإنجليزية. النماذج الأكبر تتحدث العربية.'
		},
		suggestions: {
			abilities: 'What can you do?',
			memory: 'How much memory does a 7B model need?',
			privacy: 'Is anything I type sent anywhere?'
		},

		view: {
			temporary: 'محادثة مؤقتة لا تُحفظ أبدًا',
			conversation: 'المحادثة',
			earlier: (count) =>
				plural(count, {
					one: 'عرض رسالة سابقة واحدة',
					two: 'عرض رسالتين سابقتين',
					few: 'عرض # رسائل سابقة',
					many: 'عرض # رسالة سابقة',
					other: 'عرض # رسالة سابقة'
				}),
			toEnd: 'التمرير إلى النهاية',
			dropFiles: 'أفلت الملفات لإرفاقها',
			summarizing: 'جارٍ تلخيص الرسائل السابقة',
			summarizingPart: (part, total) => `جارٍ تلخيص الرسائل السابقة: الجزء ${number(part)} من ${number(total)}`,
			reading: ({ doneTokens, totalTokens, leftMs }) =>
				`جارٍ قراءة الموجّه: ${number(doneTokens)} من ${number(totalTokens)} رمز` +
				(leftMs === null ? '' : `، بقي نحو ${formatDuration(leftMs)}`)
		},
		footnote: {
			temporary: 'محادثة مؤقتة: لا تُحفظ أبدًا، وتزول عند إغلاق علامة التبويب هذه. لا شيء مما تكتبه يغادر هذا الجهاز.',
			noStorage:
				'لا يتيح هذا المتصفّح لتطبيق Hearth أي مساحة تخزين: تزول محادثاتك عند إغلاق علامة التبويب هذه. لا شيء مما تكتبه يغادر هذا الجهاز.',
			mistakes: 'النماذج تخطئ. لا شيء مما تكتبه يغادر هذا الجهاز.',
			smallModel: (model) => `النموذج ${model} صغير ويخطئ. لا شيء مما تكتبه يغادر هذا الجهاز.`
		},
		announcer: {
			writing: 'تُكتب الآن إجابة',
			failed: (reason) => `أخفقت الإجابة. ${reason}`
		},

		composer: {
			message: 'رسالة',
			placeholder: (model) => `اكتب رسالة إلى ${model}`,
			attach: 'إرفاق ملفات',
			stopWithKey: 'إيقاف (Esc)',
			send: 'إرسال'
		},

		question: {
			author: 'أنت',
			editField: 'تعديل الرسالة',
			versionKept: 'تُحفظ الإجابة أدناه كنسخة أخرى.',
			sendAgain: 'إعادة الإرسال',
			showLess: 'عرض أقل',
			edit: 'تعديل',
			getAnswer: 'الحصول على إجابة'
		},
		showAll: (characters) =>
			plural(characters, {
				one: 'عرض النص كاملًا (حرف واحد)',
				two: 'عرض النص كاملًا (حرفان)',
				few: 'عرض النص كاملًا (# أحرف)',
				many: 'عرض النص كاملًا (# حرفًا)',
				other: 'عرض النص كاملًا (# حرف)'
			}),
		copyRefused: 'لم يسمح المتصفّح بالنسخ. حدّد النص بدلًا من ذلك.',

		versions: {
			group: 'النسخ',
			previous: 'النسخة السابقة',
			next: 'النسخة التالية',
			position: (version, count) => `النسخة ${number(version)} من ${number(count)}`,
			shortPosition: (version, count) => `${number(version)}/${number(count)}`
		},
		deletion: {
			answer: 'حذف هذه الإجابة',
			message: 'حذف هذه الرسالة',
			version: 'حذف هذه النسخة'
		},
		deletionOnward: {
			answer: 'حذف هذه الإجابة وما يليها',
			message: 'حذف هذه الرسالة وما يليها',
			version: 'حذف هذه النسخة وما يليها'
		},

		answer: {
			author: 'المساعد',
			thinking: 'يفكّر',
			thoughtFor: (durationMs) => `مدة التفكير: ${formatDuration(durationMs)}`,
			fork: 'التفرّع من هنا',
			again: 'الإجابة مجددًا',
			more: 'المزيد عن هذه الإجابة',
			showConfidence: 'عرض الثقة',
			receipt: 'الإيصال'
		},
		stats: {
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} رمز/ث`,
			firstToken: (afterMs) => `أول رمز بعد ${formatDuration(afterMs)}`,
			tokens: (prompt, answer) => `رموز الموجّه ${number(prompt)} + رموز الإجابة ${number(answer)}`,
			soFar: (tokens) => `الرموز: ${number(tokens)}`,
			reused: (tokens) => `رموز الموجّه التي كانت لا تزال في الذاكرة: ${number(tokens)}`
		},
		settings: 'إعدادات المحادثة',
		cut: {
			pageClosed: 'انقطعت هذه الإجابة عند إغلاق الصفحة. ما وصل منها محفوظ.',
			lengthLimit: 'بلغت هذه الإجابة حدّ طولها.',
			stopped: 'تم الإيقاف.',
			continue: 'متابعة'
		},
		working: 'جارٍ التنفيذ…',
		lookedUp: {
			about: 'بحث Guide عن سؤالك في دليله. لم يغادر شيء هذا الجهاز.',
			understoodAs: 'فُهم السؤال هكذا:',
			others: 'أو ربما تقصد',
			asWritten: 'من دليل Hearth حرفيًا'
		},
		calculator: {
			results: 'حُسبت بالآلة الحاسبة',
			about: 'سأل النموذج الآلة الحاسبة في هذا التطبيق؛ ولم يغادر شيء هذا الجهاز.',
			is: 'يساوي',
			isAbout: 'يساوي نحو'
		},

		engine: {
			checking: (model, loadedBytes, totalBytes) =>
				`جارٍ فحص ${model}: ${formatBytes(loadedBytes)} من ${formatBytes(totalBytes)}`,
			fetching: (model, loadedBytes, totalBytes) =>
				`جارٍ جلب ${model}: ${formatBytes(loadedBytes)} من ${formatBytes(totalBytes)}`,
			starting: (model) => `جارٍ تشغيل ${model}`,
			underWay: (what) => `${what}…`,
			waiting: (answers) =>
				plural(answers, {
					one: 'بانتظار إجابة أخرى',
					two: 'بانتظار إجابتين أخريين',
					few: 'بانتظار # إجابات أخرى',
					many: 'بانتظار # إجابة أخرى',
					other: 'بانتظار # إجابة أخرى'
				}),
			nowOnCpu: 'توقفت وحدة GPU عن الاستجابة؛ يعمل النموذج على وحدة CPU بدلًا منها.',
			usedElsewhere: (model) => `النموذج ${model} مستخدَم في علامة تبويب أخرى.`
		},
		runsHere: {
			cpu: 'على هذا الجهاز، على وحدة CPU.',
			webgpu: 'على هذا الجهاز، على وحدة GPU.',
			unknown: 'على هذا الجهاز.'
		},
		runsInAnotherTab: {
			cpu: 'على هذا الجهاز، على وحدة CPU، في علامة تبويب أخرى.',
			webgpu: 'على هذا الجهاز، على وحدة GPU، في علامة تبويب أخرى.',
			unknown: 'على هذا الجهاز، في علامة تبويب أخرى.'
		},

		gpuLost: {
			again: (model) => `توقفت وحدة GPU عن الاستجابة؛ أُعيد تشغيل ${model}.`,
			cpu: (model) => `توقفت وحدة GPU عن الاستجابة؛ أُعيد تشغيل ${model} على وحدة CPU.`,
			failed: (model) => `توقفت وحدة GPU عن الاستجابة، وتعذّرت إعادة تشغيل ${model}.`,
			none: (model) => `توقفت وحدة GPU عن الاستجابة للمرة الثانية على التوالي، فلم يُعد تشغيل ${model}.`
		},
		engineSilent: {
			again: (model) => `صمت المحرّك فأُوقف؛ ثم أُعيد تشغيل ${model}.`,
			cpu: (model) => `صمت المحرّك فأُوقف؛ ثم أُعيد تشغيل ${model} على وحدة CPU.`,
			failed: (model) => `صمت المحرّك فأُوقف، وتعذّرت إعادة تشغيل ${model}.`,
			none: (model) => `صمت المحرّك فأُوقف للمرة الثانية على التوالي، فلم يُعد تشغيل ${model}.`
		},
		engineStopped: {
			again: (model) => `توقف المحرّك فجأة؛ ثم أُعيد تشغيل ${model}.`,
			cpu: (model) => `توقف المحرّك فجأة؛ ثم أُعيد تشغيل ${model} على وحدة CPU.`,
			failed: (model) => `توقف المحرّك فجأة، وتعذّرت إعادة تشغيل ${model}.`,
			none: (model) => `توقف المحرّك فجأة للمرة الثانية على التوالي، فلم يُعد تشغيل ${model}.`
		},
		afterLoss: {
			kept: 'ما كُتب من الإجابة محفوظ وعليه علامة.',
			makeRoom: 'أغلق علامات التبويب والبرامج الأخرى وحاول مجددًا، أو اختر نموذجًا آخر.',
			beginsAnew: 'لم يكن قد بدأ الإجابة، فهو يبدؤها من جديد.',
			goOn: 'اضغط «إعادة المحاولة» للحصول على إجابة جديدة، أو تابع بسؤال آخر.',
			nothingLost: 'لم يُفقد شيء.'
		},

		notices: {
			archived: 'أُرشفت المحادثة.',
			deleted: (title) => `حُذفت «${title}».`,
			untitled: 'محادثة',
			repaired: (model) => `جُلب ${model} مجددًا، وهو الآن سليم.`,
			reportCopied: 'التقرير في الحافظة. لا يحتوي على أي نص من محادثاتك.',
			notKept: (model) => `لم يتح المتصفّح مساحة لحفظ ${model}. هو يعمل الآن، وسيُجلب مجددًا في الزيارة القادمة.`
		}
	},
	context: {
		gauge: {
			title: 'نافذة السياق',
			label: ({ used, total, left, exact }) =>
				exact
					? `السياق: استُخدم ${number(used)} من ${commonTokensOf(total)}، وبقي ${number(left)}`
					: `السياق: استُخدم نحو ${number(used)} من ${commonTokensOf(total)}، وبقي ${number(left)}`,
			size: (tokens) => commonTokens(tokens),
			lastPrompt: 'موجّه الإجابة الأخيرة',
			cached: 'لا يزال في KV cache',
			lastAnswer: 'الإجابة الأخيرة',
			nextPrompt: 'الموجّه التالي',
			nextPromptWithMessage: 'الموجّه التالي مع رسالتك',
			left: 'المتبقي',
			leftForAnswer: 'المتبقي للإجابة',
			about: (tokens) => `نحو ${number(tokens)}`,
			countedBy: (model) => `عدّها ${model}.`,
			estimated: 'تقدير من طول النص.',
			shared: (model) => `يتقاسم هذه المساحة ما يقرؤه ${model} وما يكتبه.`
		},
		outside: {
			summarized: (count) =>
				plural(count, {
					one: 'يحلّ ملخّص محلّ الرسالة الأولى من هذه المحادثة.',
					two: 'يحلّ ملخّص محلّ أول رسالتين من هذه المحادثة.',
					few: 'يحلّ ملخّص محلّ أول # رسائل من هذه المحادثة.',
					many: 'يحلّ ملخّص محلّ أول # رسالة من هذه المحادثة.',
					other: 'يحلّ ملخّص محلّ أول # رسالة من هذه المحادثة.'
				}),
			notRead: (count) =>
				plural(count, {
					one: 'لم تعد تُقرأ الرسالة الأولى من هذه المحادثة.',
					two: 'لم تعد تُقرأ أول رسالتين من هذه المحادثة.',
					few: 'لم تعد تُقرأ أول # رسائل من هذه المحادثة.',
					many: 'لم تعد تُقرأ أول # رسالة من هذه المحادثة.',
					other: 'لم تعد تُقرأ أول # رسالة من هذه المحادثة.'
				}),
			willNotBeRead: (count) =>
				plural(count, {
					one: 'لإفساح المجال لن تُقرأ الرسالة الأولى من هذه المحادثة.',
					two: 'لإفساح المجال لن تُقرأ أول رسالتين من هذه المحادثة.',
					few: 'لإفساح المجال لن تُقرأ أول # رسائل من هذه المحادثة.',
					many: 'لإفساح المجال لن تُقرأ أول # رسالة من هذه المحادثة.',
					other: 'لإفساح المجال لن تُقرأ أول # رسالة من هذه المحادثة.'
				}),
			willAsk: 'لم يعد هذا يتّسع. سيسألك Hearth كيف تريد المتابعة.'
		},
		earlier: {
			label: 'حدّ نافذة السياق',
			summarized: 'يقرأ النموذج ملخّصًا للرسائل السابقة',
			notRead: 'لم يعد النموذج يقرأ الرسائل السابقة',
			show: (count) =>
				plural(count, {
					one: 'عرض رسالة واحدة',
					two: 'عرض رسالتين',
					few: 'عرض # رسائل',
					many: 'عرض # رسالة',
					other: 'عرض # رسالة'
				}),
			fold: (count) =>
				plural(count, {
					one: 'طيّ رسالة واحدة',
					two: 'طيّ رسالتين',
					few: 'طيّ # رسائل',
					many: 'طيّ # رسالة',
					other: 'طيّ # رسالة'
				}),
			summary: 'الملخّص'
		},
		offers: {
			dropOldest: 'استبعاد الأقدم',
			summarizeOldest: 'تلخيص الأقدم'
		},

		files: {
			list: 'الملفات المرفقة',
			attached: (count) =>
				plural(count, {
					one: 'ملف واحد مرفق',
					two: 'ملفان مرفقان',
					few: '# ملفات مرفقة',
					many: '# ملفًا مرفقًا',
					other: '# ملف مرفق'
				}),
			remove: (name) => `إزالة ${name}`,
			pasteAsText: 'اللصق كنص بدلًا من ذلك',
			tokens: (count) => commonTokens(count),
			aboutTokens: (count) => `نحو ${commonTokensOf(count)}`,
			image: 'صورة',
			notSeen: 'لا يراها هذا النموذج',
			lines: (count) => plural(count, { one: 'سطر واحد', two: 'سطران', few: '# أسطر', many: '# سطرًا', other: '# سطر' }),
			textOf: (name) => `نص ${name}`,
			pasted: 'نص ملصق'
		},

		refused: {
			tooMany: (name, most) => `لم يُرفق ${name}: أقصى عدد للملفات في الرسالة ${number(most)}.`,
			tooLarge: (name, bytes, mostBytes) =>
				`حجم ${name} هو ${formatBytes(bytes)}. يمكن إرفاق ملفات نصية لا يتجاوز حجمها ${formatBytes(mostBytes)}.`,
			unreadable: (name) => `تعذّرت قراءة ${name}. قد يكون مجلدًا، أو قد يكون نُقل.`,
			empty: (name) => `الملف ${name} فارغ.`,
			notText: (name) => `الملف ${name} ليس ملفًا نصيًا.`,
			encoding: (name) => `ترميز الملف ${name} ليس UTF-8 ولا UTF-16. احفظه بترميز UTF-8.`,
			imageUnseen: (name, model) => `الملف ${name} صورة، والنموذج ${model} لا يقرأ إلا النصوص.`,
			imageKind: (name) => `الملف ${name} صورة من نوع لا يمكن قراءته. احفظها بصيغة PNG أو JPEG.`,
			// The marks keep width and height in their order.
			imageSize: (name, { width, height, mostPixels }) =>
				`أبعاد ${name} هي \u2066${contextPlain(width)} × ${contextPlain(height)}\u2069 بكسل. الحدّ الأقصى للقراءة ${plural(
					mostPixels / 1e6,
					{
						one: 'مليون بكسل',
						two: 'مليونا بكسل',
						few: '# ملايين بكسل',
						many: '# مليون بكسل',
						other: '# مليون بكسل'
					}
				)}.`,
			imageNotScaled: (name) => `تعذّر تصغير ${name} في هذا المتصفّح.`,
			imageBroken: (name) => `الملف ${name} معطوب ولا يمكن فكّ ترميزه.`,
			more: (count) =>
				plural(count, {
					one: 'ولم يُرفق ملف آخر أيضًا.',
					two: 'ولم يُرفق ملفان آخران أيضًا.',
					few: 'ولم تُرفق # ملفات أخرى أيضًا.',
					many: 'ولم يُرفق # ملفًا آخر أيضًا.',
					other: 'ولم يُرفق # ملف آخر أيضًا.'
				})
		},
		refusedKind: {
			archive: (name) => `الملف ${name} أرشيف مضغوط أو مستند Office. احفظ نصه كملف نصي.`,
			compressed: (name) => `الملف ${name} مضغوط. فكّ ضغطه أولًا.`,
			database: (name) => `الملف ${name} قاعدة بيانات.`,
			film: (name) => `الملف ${name} مقطع فيديو.`,
			filmOrSound: (name) => `الملف ${name} مقطع فيديو أو ملف صوتي.`,
			model: (name) => `الملف ${name} نموذج. افتحه من صفحة «النماذج».`,
			office: (name) => `الملف ${name} مستند Office. احفظ نصه كملف نصي.`,
			pdf: (name) => `الملف ${name} مستند PDF، ولا يمكن قراءة ملفات PDF بعد. انسخ نصه أو احفظه كملف نصي.`,
			program: (name) => `الملف ${name} برنامج.`,
			sound: (name) => `الملف ${name} ملف صوتي.`
		}
	},
	markdown: {
		code: {
			copy: 'نسخ الشيفرة',
			notCopied: 'لم يُنسخ',
			plainText: 'نص',
			label: (language) => `شيفرة: ${language}`
		},
		formula: 'معادلة',
		table: 'جدول',
		task: {
			done: 'منجزة',
			toDo: 'غير منجزة'
		},
		imageNotLoaded: (alt, host) => `لم تُحمّل الصورة${alt === '' ? '' : `: ${alt}`}${host === null ? '' : ` (${host})`}`,
		link: {
			title: 'هل تريد فتح هذا الرابط؟',
			leadsOut: (host) => `كتبه نموذج. وهو يقود إلى خارج Hearth، وسيعرف ${host} أنك فتحته.`,
			unusuallyLong: (host) => `هذا العنوان طويل على غير العادة. قد يحمل أجزاء من هذه المحادثة إلى ${host}.`,
			open: 'فتح'
		}
	},
	erase: {
		ask: 'محو كل شيء',
		title: 'هل تريد محو كل شيء؟',
		text: 'يزيل هذا من المتصفّح كل المحادثات والمسودات والمجلدات والنماذج والإعدادات والقياسات، ونسخة Hearth التي تعمل دون اتصال. تُنهي علامات تبويب Hearth الأخرى المفتوحة ما كانت تفعله. لا يمكن التراجع عن ذلك. تبقى الملفات التي صدّرتها حيث هي.',
		working: 'جارٍ المحو…',
		done: 'مُحي كل شيء',
		doneText: 'لم يبقَ من Hearth شيء في هذا المتصفّح. يمكنك إغلاق علامة التبويب هذه.',
		failed: 'تعذّر محو كل شيء',
		parts: {
			'service worker': 'Service Worker',
			caches: 'الذاكرات المؤقتة',
			databases: 'قواعد البيانات',
			files: 'الملفات'
		},
		failedText: (parts) =>
			`لم يتخلَّ المتصفّح عن: ${parts.join('، ')}. أغلق كل علامات تبويب Hearth الأخرى، ثم حاول مجددًا. أو امحُ بيانات هذا الموقع من إعدادات المتصفّح.`,
		again: 'بدء Hearth من جديد'
	},
	errors: {
		actions: {
			reload: 'إعادة تحميل الصفحة',
			copyReport: 'نسخ التقرير',
			repair: 'إصلاح',
			repairModel: (model) => `إصلاح ${model}`,
			newChat: 'محادثة جديدة'
		},
		recovery: {
			again: 'سيبدأ مجددًا تلقائيًا. اضغط «إعادة المحاولة» للحصول على إجابة جديدة، أو واصل طرح الأسئلة.',
			cpu: 'يعمل النموذج الآن على وحدة CPU بدلًا من ذلك. اضغط «إعادة المحاولة» للحصول على إجابة جديدة، أو واصل طرح الأسئلة.',
			none: 'حدث ذلك مرتين على التوالي، ولذلك ينتظر قرارك: أغلق علامات التبويب والبرامج الأخرى وحاول مجددًا، أو اختر نموذجًا آخر.',
			nextTry: 'سيبدأ مجددًا مع محاولتك التالية.'
		},
		unsupported: {
			sentence: (reason) => `لا يستطيع هذا المتصفّح تشغيل النموذج: ${reason}.`,
			lacks: {
				'no-wasm': 'ينقصه جزء من WebAssembly يحتاج إليه المحرّك',
				'no-webgpu': 'ليس فيه WebGPU',
				'no-adapter': 'لا يوفّر وحدة GPU مناسبة',
				'no-f16': 'وحدة GPU أو برنامج تشغيلها لا يحسب بأعداد من 16 بت',
				'not-isolated': 'الصفحة غير معزولة عن غيرها'
			},
			next: 'يستطيع ذلك إصدار حديث من Chrome أو Edge. تبقى محادثاتك في هذا المتصفّح.'
		},
		unsupportedOperation: {
			sentence: (operation) => `لا يستطيع النموذج القيام بهذا: ${operation}.`,
			next: 'لم يتغيّر شيء.'
		},
		notLoaded: {
			sentence: 'لم يكن النموذج جاهزًا بعد.',
			next: 'اسأل مجددًا؛ فهو يُحمَّل تلقائيًا.'
		},
		busy: {
			sentence: 'كان النموذج لا يزال مشغولًا بإجابة أخرى.',
			next: 'انتظر انتهاءها أو أوقفها، ثم اسأل مجددًا.'
		},
		outOfMemory: {
			sentence: `نفدت ذاكرة الجهاز. ${errorsKept}`,
			next: 'أغلق علامات التبويب والبرامج الأخرى، ثم حاول مجددًا.'
		},
		deviceLost: { sentence: `توقفت وحدة GPU عن الاستجابة. ${errorsKept}` },
		messageTooLong: {
			sentence: ({ promptTokens, contextTokens }) =>
				`طول هذه الرسالة نحو ${commonTokensOf(promptTokens)}؛ وسعة النموذج، بما فيها إجابته، ${commonTokens(contextTokens)}.`,
			next: 'عدّلها لتصبح أقصر، أو أرسلها على أجزاء. وهي محفوظة هنا كاملة.'
		},
		loadFailed: {
			sentence: (reason) => `لم يبدأ النموذج: ${reason}.`,
			tooLarge: (neededBytes, mostBytes) =>
				`يتطلب نحو ${formatBytes(neededBytes)} من الذاكرة، وأقصى ما للصفحة من دون GPU هو ${formatBytes(mostBytes)}`,
			fileMissing: (path) => `الملف ${path} مفقود`,
			nextOfLarge: 'اختر نموذجًا أصغر، أو نسخة أصغر من هذا النموذج.',
			next: 'قد تكون ملفاته تالفة. الإصلاح يجلبها مجددًا.',
			nextOfOwnFile: 'لم يتغيّر شيء. اختر ملفًا آخر من صفحة «النماذج»، أو تابع مع Guide.'
		},
		crashed: { sentence: `توقف المحرّك فجأة. ${errorsKept}` },
		timeout: {
			sentence: (waitedMs) => {
				const silence = plural(Math.round(waitedMs / 1000), {
					one: 'ثانية واحدة',
					two: 'ثانيتين',
					few: '# ثوانٍ',
					many: '# ثانية',
					other: '# ثانية'
				});
				return `ظل المحرّك صامتًا مدة ${silence} فأُوقف. ${errorsKept}`;
			}
		},
		interrupted: {
			sentence: `أخفقت إجابة أخرى كانت تُكتب في الوقت نفسه، فأنهت هذه الإجابة. ${errorsKept}`,
			next: 'لا يزال النموذج محمّلًا. حاول مجددًا.'
		},
		unprotected: {
			sentence: 'تعذّر عزل هذه الصفحة عن الشبكة، ولذلك لم يُشغَّل النموذج.',
			nextWithoutWorker: 'يتطلب ذلك عنوان https، وفي بعض المتصفّحات نافذة غير خاصة.',
			next: 'أعد تحميل الصفحة. إن لم يُفد ذلك، فالمضيف لم يسلّم التطبيق كاملًا.'
		},
		hostLost: {
			sentence: `علامة التبويب التي كانت تشغّل النموذج أُغلقت أو وُضعت في وضع السكون. ${errorsKept}`,
			next: 'سيبدأ النموذج مجددًا تلقائيًا في علامة تبويب مفتوحة. اضغط «إعادة المحاولة» للحصول على إجابة جديدة، أو واصل طرح الأسئلة.'
		},
		modelNotFound: {
			sentence: (model) => `لم يعد ${model} موجودًا على هذا الجهاز.`,
			next: 'اختر نموذجًا آخر من الأعلى، أو نزّله مجددًا من صفحة «النماذج».'
		},
		downloadFailed: {
			noAnswer: (file) => `تعذّر جلب ${file}: الموقع لا يجيب.`,
			status: ({ file, status }) => `تعذّر جلب ${file}: أجاب الموقع بالحالة ${status}.`,
			next: 'رسالتك محفوظة. تحقّق من الاتصال، ثم حاول مجددًا.'
		},
		corrupt: {
			content: (file) => `الملف ${file} تالف: محتواه ليس ما نُشر. لم يُستخدم.`,
			size: ({ file, actualBytes, expectedBytes }) =>
				`الملف ${file} تالف: حجمه ${formatBytes(actualBytes)} بدلًا من ${formatBytes(expectedBytes)}. لم يُستخدم.`,
			next: 'الإصلاح يجلب الملف مجددًا. لا يمسّ ذلك محادثاتك.'
		},
		malformed: {
			sentence: ({ file, reason }) => `الملف غير صالح: ${file} ${reason}.`,
			sentenceAt: ({ file, reason, atByte }) => `الملف غير صالح عند البايت ${number(atByte)}: ${file} ${reason}.`,
			next: 'لم يُستخدم، ولم يتغيّر شيء. اختر ملفًا آخر، أو نزّله مجددًا.'
		},
		flaws: {
			empty: 'فارغ. ربما أخفق التنزيل أو النسخ',
			unfinished: 'تنزيل لم ينتهِ بعد. انتظر انتهاءه، أو ابدأه من جديد',
			cutOff: 'غير مكتمل. ربما انقطع التنزيل أو النسخ',
			cutOffAt: (bytes, wholeBytes) =>
				`غير مكتمل: الموجود ${formatBytes(bytes)} من ${formatBytes(wholeBytes)}. ربما انقطع التنزيل أو النسخ`,
			zeros: 'يبدأ بأصفار فقط. ربما لم ينتهِ التنزيل',
			gone: 'لم تعد قراءته ممكنة؛ ربما نُقل أو تغيّر',
			webPage: 'صفحة ويب وليس نموذجًا. ربما يطلب الموقع تسجيل الدخول أولًا؛ استخدم زر التنزيل فيه',
			serverMessage: 'رسالة من خادم (XML) وليس نموذجًا. نزّله مجددًا',
			lfsPointer: (wholeBytes) =>
				`مجرّد مؤشر من Git LFS يحلّ محل النموذج${wholeBytes === null ? '' : ` (${formatBytes(wholeBytes)})`}. نزّل النموذج بالأمر «git lfs pull»، أو من صفحته على الويب`,
			json: 'ملف نصي (JSON) لا أوزان نموذج',
			text: 'ليس ملف GGUF بل نص',
			compressed: (method) => `مضغوط (${method}). فُكّ ضغطه أولًا`,
			archive: (archive) => `أرشيف (${archive}). فُكّه أولًا`,
			otherFormat: (format) => `بصيغة برامج أخرى (${format}). ${errorsUseGguf}`,
			pickle: `ملف PyTorch (pickle)، وقد يتضمن برامج، ولذلك لا يُفتح هنا أبدًا. ${errorsUseGguf}`,
			otherWeights: `يحتوي على أوزان بصيغة لا تُفتح هنا. ${errorsUseGguf}`,
			onnx: `نموذج ONNX، والملفات من القرص يجب أن تكون بصيغة GGUF. ${errorsUseGguf}`,
			safetensors: `بصيغة safetensors، وهي ما تُدرَّب به النماذج وتُنشر. ${errorsUseGguf}`,
			quantized: (method) => `مكمَّم بطريقة ${method} (safetensors)، لبرامج أخرى. ${errorsUseGguf}`,
			unknown: 'ليس ملف GGUF ولا أي نوع آخر من النماذج التي يعرفها Hearth',
			tooOld: 'بشكل قديم لم يعد شيء يقرؤه. ابحث عن ملف GGUF أحدث للنموذج نفسه',
			tooNew: 'بشكل أحدث ممّا يعرفه هذا الإصدار من Hearth. ابحث عن ملف GGUF آخر للنموذج نفسه',
			bigEndian: 'معدّ لحواسيب ترتيب البايتات فيها مختلف (big-endian)',
			noWeights: 'لا يحتوي على أوزان، بل على وصف أو مفردات فقط',
			noPack: 'ليس حزمة نموذج من Hearth',
			newerPack: 'أُعدّ بإصدار أحدث من Hearth. حدّث هذا الإصدار، ثم حاول مجددًا',
			damagedPack: 'تالف. انسخه أو صدّره مجددًا',
			damagedPart: (part) => `تالف: ما فيه من ${part} ليس ما حُزم. انسخه أو صدّره مجددًا`
		},
		refused: {
			next: 'لم يتغيّر شيء. اختر ملفًا آخر أو نموذجًا آخر.'
		},
		refusals: {
			'not-there': (file) => `لم يُجلب ${file}: ليس موجودًا لدى المضيف.`,
			'no-access': (file) => `لم يُجلب ${file}: لا يعطيه المضيف إلا للحسابات التي قبلت شروطه.`,
			'web-page': (file) =>
				`لم يُجلب ${file}: وصلت بدلًا منه صفحة ويب، كالتي ترسلها الشبكات التي تطلب تسجيل الدخول أولًا.`,
			'wrong-size': (file) => `لم يُجلب ${file}: حجم الملف لدى المضيف يختلف عن حجم الملف المنشور.`,
			changed: (file) => `لم يُجلب ${file}: تغيّر الملف لدى المضيف أثناء جلبه.`,
			unreadable: (file) => `لم يُجلب ${file}: لم تعد قراءته ممكنة، فالأرجح أنه نُقل أو تغيّر.`
		},
		noRoom: {
			sentence: 'لا مساحة لبقية النموذج. ما نُزّل محفوظ.',
			sentenceFor: (neededBytes) => `لا مساحة لبقية النموذج (${formatBytes(neededBytes)}). ما نُزّل محفوظ.`,
			next: 'احذف نماذج لم تعد تحتاج إليها، أو أفرغ مساحة على القرص، ثم حاول مجددًا: يُستأنف التنزيل من حيث توقف.'
		},
		storeUnavailable: {
			sentence: (reason) => `لا يمكن حفظ النماذج هنا: ${reason}.`,
			next: 'استخدم نافذة غير خاصة. النموذج المدمج يعمل على أي حال.'
		},
		quotaExceeded: {
			sentence: 'لم تعد لدى المتصفّح مساحة لهذا الموقع، ولذلك لا يوجد آخر تغيير إلا في علامة التبويب هذه.',
			next: 'احذف محادثات لم تعد تحتاج إليها، أو أفرغ مساحة على القرص، ثم حاول مجددًا.'
		},
		storageUnavailable: {
			sentence: (reason) => `لا يمكن حفظ المحادثات هنا: ${reason}.`,
			next: 'يمكنك المحادثة كالمعتاد؛ ويزول كل شيء عند إغلاق علامة التبويب هذه.'
		},
		contextFull: {
			sentence: ({ promptTokens, contextTokens }) =>
				`في هذه المحادثة نحو ${commonTokensOf(promptTokens)}. سعة النموذج ${commonTokens(contextTokens)}، وتحتاج إجابته إلى مكان فيها أيضًا.`,
			next: 'لم يُستبعد شيء، ولذلك لم يُطرح السؤال. كيف تريد المتابعة؟'
		},
		chatNotFound: {
			sentence: 'هذه المحادثة ليست على هذا الجهاز.',
			next: 'ربما حُذفت، أو أُنشئت في متصفّح آخر.'
		},
		invalidSchema: {
			sentence: (problem) => `لم يُرسل مخطط JSON لهذه المحادثة: ${problem}.`,
			next: 'صحّحه في «إعدادات المحادثة»، ثم اسأل مجددًا.'
		},
		invalidRequest: {
			sentence: (problem) => `رُفض الطلب: ${problem}.`,
			next: 'لم يتغيّر شيء.'
		},
		unsupportedSetting: {
			sentence: (setting) => `لا يستطيع هذا النموذج اتّباع الإعداد ${setting}.`,
			json: 'لا يستطيع هذا النموذج اتّباع الإعداد «الإجابة بصيغة JSON».',
			next: 'رسالتك محفوظة. تراجع عن الإعداد، أو اختر نموذجًا آخر.'
		},
		bug: {
			sentence: (reason) => `أخطأ Hearth: ${reason}`,
			next: 'ما كتبته محفوظ. إعادة تحميل الصفحة تكفي عادةً؛ والتقرير يساعدنا على إصلاح الخطأ.'
		},
		unknown: {
			sentence: (code) => `حدث خطأ (${code}).`,
			next: 'ما كُتب محفوظ.'
		}
	},
	settings: {
		title: 'الإعدادات',
		look: {
			title: 'المظهر والمفاتيح',
			theme: 'السمة',
			themeSystem: 'حسب النظام',
			themeLight: 'فاتحة',
			themeDark: 'داكنة',
			textSize: 'حجم النص',
			textSmall: 'صغير',
			textNormal: 'عادي',
			textLarge: 'كبير',
			contrast: 'التباين',
			contrastSystem: 'حسب النظام',
			contrastHigh: 'عالٍ',
			sending: 'إرسال رسالة',
			sendingEnter: 'Enter',
			sendingModifier: 'Ctrl أو ⌘ مع Enter',
			sendingHint: 'يبدأ Shift مع Enter سطرًا جديدًا دائمًا. علامة الاستفهام خارج الحقول تعرض كل المفاتيح.'
		},
		run: {
			title: 'تشغيل النماذج',
			computeOn: 'الحساب على',
			gpu: 'GPU إن أمكن',
			cpu: 'CPU فقط',
			hint: 'إن بدت الإجابات خاطئة، فقد يكون السبب تعريف بطاقة الرسوميات: جرّب CPU.'
		},
		answers: {
			title: 'كيف تجيب النماذج',
			intro: 'لكل محادثة ليست لها إعدادات خاصة. إن نصح ناشر النموذج بغير ذلك، فنصيحته مقدَّمة.'
		},
		confidence: {
			title: 'الثقة',
			intro: 'يمكن وضع علامات على الإجابات بحسب ثقة النموذج بكل كلمة. ولا يدلّ ذلك على صحة الكلام.',
			show: 'عرض الثقة',
			whenAsked: 'عندما أطلب',
			always: 'دائمًا',
			hint: 'عند اختيار «دائمًا» تُطلب من المحرّك احتمالات كل رمز، فتصبح الإجابات أبطأ قليلًا والمحادثات أكبر. ومن دون ذلك يجعل «عرض الثقة» أسفل الإجابة النموذجَ يجيب مرة أخرى.'
		},
		presets: {
			title: 'الإعدادات المسبقة',
			intro:
				'موجّه نظام وإعدادات لأخذ العينات تحت اسم واحد. تُطبَّق وتُحفظ من إعدادات المحادثة؛ وهنا تختار ما تبدأ به المحادثات الجديدة. يقبل الاستيراد إعدادات Hearth وLM Studio المسبقة، ونماذج Open WebUI.',
			changesNothing: 'لا يغيّر شيئًا',
			setting: (name, value) => `${name} ${value}`,
			forNewChats: 'المحادثات الجديدة',
			options: (name) => `خيارات ${name}`,
			beginWith: 'بدء المحادثات الجديدة به',
			beginWithout: 'بدء المحادثات الجديدة من دونه',
			export: 'تصدير',
			importAll: 'استيراد إعدادات مسبقة',
			exportAll: 'تصدير الإعدادات المسبقة'
		},
		hub: {
			title: 'نماذج من الشبكة',
			intro:
				'لا يسأل Hearth مستودعًا (Hub) إلا عندما تبحث أو تنزّل. ويرى المستودع عندئذٍ ما تبحث عنه ومن أين تتصل، ولا يرى أي محادثة أبدًا.',
			address: 'عنوان المستودع (Hub)',
			addressHint: 'موقع Hugging Face، أو مرآة له تجيب عن الأسئلة نفسها. لا يحصل مضيف آخر على رمز وصولك: فهو يُزال.',
			// The marks keep the address from left to right.
			noAddress: 'هذا ليس عنوان مستودع: العنوان يبدأ بـ \u2066https://\u2069 وليس فيه استعلام.',
			saveAddress: 'حفظ العنوان',
			backToDefault: 'العودة إلى Hugging Face',
			token: 'رمز الوصول',
			tokenHint:
				'للنماذج التي يمنح ناشرها الوصول عند الطلب: رمز وصول للقراءة من حسابك. يبقى على هذا الجهاز، ولا يدخل في أي تصدير، ولا يُعرض مرة أخرى.',
			tokenInUse: (ending, host) => `ينتهي بـ <code>${ending}</code>. لا يُرسل إلا إلى ${host}.`,
			noToken: 'رمز الوصول كلمة واحدة من 8 حروف وأرقام وعلامات على الأقل.',
			saveToken: 'حفظ رمز الوصول',
			removeToken: 'إزالة رمز الوصول'
		},
		data: {
			title: 'بياناتك',
			kept: 'تُحفظ المحادثات في هذا المتصفّح على هذا الجهاز، وليس في أي مكان آخر.',
			keptCounted: (chats, messages, textBytes) =>
				`تُحفظ المحادثات في هذا المتصفّح على هذا الجهاز، وليس في أي مكان آخر: ${commonChats(chats)}، ${commonMessages(messages)}، ${formatBytes(textBytes)} من النص.`,
			persisted: 'وعد المتصفّح بألّا يمحوها عندما تقلّ المساحة.',
			notPersisted:
				'قد يمحوها المتصفّح عندما تقلّ مساحة القرص. تثبيت Hearth كتطبيق، أو التصدير بين حين وآخر، يقي من ذلك.',
			notKept:
				'لا يتيح هذا المتصفّح لتطبيق Hearth أي مساحة تخزين، ولذلك تزول المحادثات عند إغلاق علامة التبويب هذه. صدّرها للاحتفاظ بها.',
			export: 'تصدير كل شيء',
			import: 'استيراد',
			exportHint:
				'التصدير ملف واحد فيه كل المحادثات والمسودات والمجلدات والإعدادات المسبقة وإعداداتك ونص الدفتر. وليس فيه رموز وصول ولا مفاتيح ولا نماذج.',
			importHint:
				'يقبل الاستيراد ما صُدّر من Hearth وChatGPT (وملف ZIP أيضًا) وواجهة الويب لـ llama.cpp وOpen WebUI وLM Studio. واستيراد الملف نفسه مرة أخرى لا يضيف شيئًا، وما ضُبط على هذا الجهاز يبقى كما هو.',
			progress: 'التقدّم',
			deleteAll: 'حذف كل المحادثات',
			deleteAllTitle: 'هل تريد حذف كل المحادثات؟',
			deleteAllText: 'يحذف هذا كل المحادثات مع كل المسودات. تبقى النماذج. لا يمكن التراجع عن ذلك.',
			deleteAllCounted: (chats, messages) =>
				`يحذف هذا كل المحادثات (${commonChats(chats)}، ${commonMessages(messages)}) مع كل المسودات. تبقى النماذج. لا يمكن التراجع عن ذلك.`
		},
		about: {
			title: 'حول التطبيق',
			version: (version) => `الإصدار ${version} من Hearth. برنامج حر برخصة Apache License 2.0.`,
			promise: 'لا حساب، ولا قياس عن بُعد، ولا خادم. تطلب الصفحة من الشبكة ملفاتها هي، والنماذج عندما تطلبها أنت.',
			install: 'تثبيت Hearth كتطبيق'
		}
	},
	sampling: {
		groups: {
			answers: 'الإجابات',
			candidates: 'المرشّحات',
			repetition: 'التكرار'
		},
		names: {
			temperature: 'درجة العشوائية (Temperature)',
			maxTokens: 'الحدّ الأقصى للرموز',
			seed: 'البذرة (seed)',
			stop: 'سلاسل التوقف',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: 'عقوبة التكرار',
			presencePenalty: 'عقوبة الحضور',
			frequencyPenalty: 'عقوبة التواتر'
		},
		explanations: {
			temperature: 'مدى الحرية في اختيار الكلمات: 0 يأخذ دائمًا الأرجح، والقيمة الأعلى تجعل الإجابات أكثر تنوعًا.',
			maxTokens: 'أقصى طول يمكن أن تبلغه الإجابة؛ والرمز الواحد نحو ثلاثة أرباع كلمة.',
			seed: 'بالعدد نفسه يحصل السؤال نفسه على الإجابة نفسها؛ والحقل الفارغ يأخذ عددًا آخر كل مرة.',
			// The marks keep the backslash before its letter.
			stop: 'تنتهي الإجابة حيث تظهر إحدى هذه السلاسل. واحدة في كل سطر؛ والرمز \u2066\\n\u2069 يعني فاصل أسطر.',
			topP: 'يُبقي أرجح الرموز التي يبلغ مجموع احتمالاتها هذه القيمة؛ و1 يُبقيها كلها.',
			topK: 'يُبقي هذا العدد من أرجح الرموز؛ و0 يُبقيها كلها.',
			minP: 'يستبعد الرموز التي يقلّ احتمالها عن هذا الجزء من احتمال أرجحها؛ و0 لا يستبعد شيئًا.',
			repetitionPenalty: 'فوق 1 تصبح الرموز التي سبق ذكرها أقل احتمالًا؛ و1 لا يغيّر شيئًا.',
			presencePenalty: 'فوق 0 يصبح الرمز الذي ذُكر ولو مرة أقل احتمالًا؛ و0 لا يغيّر شيئًا.',
			frequencyPenalty: 'فوق 0 يصبح الرمز أقل احتمالًا مع كل مرة يُذكر فيها؛ و0 لا يغيّر شيئًا.'
		},
		field: {
			reset: 'إعادة الضبط',
			resetNamed: (name) => `إعادة ضبط ${name}`,
			noStops: 'لا شيء',
			anySeed: 'أي عدد',
			outside: (low, high) => `القيمة المقبولة عدد من ${number(low)} إلى ${number(high)}.`,
			outsideWhole: (low, high) => `القيمة المقبولة عدد صحيح من ${number(low)} إلى ${number(high)}.`,
			noNumber: (typed, low, high) =>
				`المكتوب «${typed}» ليس عددًا. القيمة المقبولة عدد من ${number(low)} إلى ${number(high)}.`,
			noWholeNumber: (typed, low, high) =>
				`المكتوب «${typed}» ليس عددًا. القيمة المقبولة عدد صحيح من ${number(low)} إلى ${number(high)}.`,
			tooManyStops: (most, these) => `العدد الأقصى ${number(most)}؛ والعدد هنا ${number(these)}.`,
			staysInForce: (problem, value) => `${problem} تبقى القيمة ${value} سارية.`
		},
		source: {
			here: 'ضُبطت هنا',
			model: 'ينصح بها هذا النموذج',
			settings: 'من الإعدادات',
			hearth: 'قيمة Hearth الافتراضية',
			hearthNone: 'قيمة Hearth الافتراضية: لا شيء'
		},
		reset: {
			all: 'إعادة ضبط الكل',
			allDone: 'أُعيد ضبط كل شيء.',
			promptDone: 'أُعيد ضبط موجّه النظام.',
			fieldDone: (name) => `أُعيد الضبط: ${name}.`
		},
		prompt: {
			name: 'موجّه النظام',
			none: 'لا شيء',
			explanationInChat: 'يسبق الرسالة الأولى ويوضح للنموذج كيف يجيب. ويشغل حيّزًا من ذاكرته.',
			explanationForAll: 'يسبق الرسالة الأولى من كل محادثة ويوضح للنموذج كيف يجيب.'
		},
		chat: {
			intro: 'لهذه المحادثة فقط، ابتداءً من إجابتها التالية. ما لا يُضبط هنا يتبع النموذج، ثم <link>الإعدادات</link>.',
			notLoaded: (model) => `لم يُحمَّل ${model} بعد. ما ينصح به وما لا يستطيع اتّباعه يُعرف عند تحميله.`,
			unused: (model, names) =>
				`لا يستطيع ${model} اتّباع المضبوط هنا لما يلي: ${list(names, { type: 'unit' })}. ويُحفظ ذلك للنماذج التي تستطيع.`
		},
		overflow: {
			legend: 'عندما تتجاوز المحادثة نافذة السياق',
			dropOldest: 'استبعاد الأقدم',
			summarize: 'تلخيص',
			stop: 'إيقاف'
		},
		overflowHints: {
			dropOldest: 'لا يقرأ النموذج إلا أحدث الرسائل. ويبيّن خط أين يبدأ. لا يُحذف شيء أبدًا.',
			summarize: 'يلخّص النموذج أقدم الرسائل أولًا، ثم يقرأ الملخّص بدلًا منها. تبقى لديك الأصول. لا يُحذف شيء أبدًا.',
			stop: 'لا يُستبعد شيء: تتوقف المحادثة وتسألك كيف تريد المتابعة. لا يُحذف شيء أبدًا.'
		},
		thinking: {
			legend: 'التفكير',
			auto: 'يقرّر النموذج',
			on: 'مفعّل',
			off: 'متوقف',
			budget: 'ميزانية التفكير',
			budgetExplanation: 'بعد هذا العدد من رموز التفكير تبدأ الإجابة؛ وتركه فارغًا يعني بلا حد.',
			noBudget: 'بلا حد'
		},
		thinkingHints: {
			auto: 'يفكّر النموذج قبل أن يجيب أو لا يفكّر، كما صُنع.',
			on: 'يفكّر النموذج قبل أن يجيب، وهذا يستغرق وقتًا أطول. وقبل الإجابة بصيغة JSON لا يفكّر أبدًا.',
			off: 'يجيب النموذج فورًا.'
		},
		json: {
			legend: 'الإجابة بصيغة JSON',
			off: 'متوقفة',
			any: 'أي JSON',
			schema: 'حسب مخطط',
			schemaText: 'مخطط JSON',
			notSent: (problem) => `${problem} لن يُرسل: يبقى آخر مخطط صحيح ساريًا.`,
			refusing: (model) => `لا يستطيع ${model} الإجابة بصيغة JSON، ولذلك سيرفض. أوقف هذا الخيار، أو اختر نموذجًا آخر.`
		},
		jsonHints: {
			off: 'يجيب النموذج بالكلمات.',
			any: 'كل إجابة كائن JSON واحد، وذلك مفروض رمزًا برمز.',
			schema: 'كل إجابة JSON يتبع هذا المخطط، وذلك مفروض رمزًا برمز.'
		},
		adapters: {
			title: 'المحوّلات',
			explanation: 'ملفات LoRA تغيّر طريقة إجابة النموذج. المقياس 1 يعني التأثير كاملًا، و0 يعني لا تأثير.',
			use: (name) => `استخدام ${name}`,
			scale: (name) => `مقياس ${name}`,
			scaleNumber: (name) => `مقياس ${name} كعدد`
		},
		presets: {
			current: 'الإعداد المسبق',
			none: 'لا شيء',
			ownSettings: 'إعدادات خاصة',
			choose: 'الإعدادات المسبقة',
			own: 'إعداداتك المسبقة',
			builtIn: 'المدمجة',
			saveAs: 'حفظ كإعداد مسبق…',
			saved: (name) => `تم الحفظ باسم «${name}».`,
			applied: (name) => `طُبّق «${name}».`,
			name: 'اسم الإعداد المسبق',
			nameTaken: 'يوجد إعداد مسبق بهذا الاسم، وسيُستبدل.',
			deleted: (name) => `حُذف الإعداد المسبق «${name}».`,
			added: (added) =>
				plural(added, {
					zero: 'لم يُضف أي إعداد مسبق.',
					one: 'أُضيف إعداد مسبق واحد.',
					two: 'أُضيف إعدادان مسبقان.',
					few: 'أُضيفت # إعدادات مسبقة.',
					many: 'أُضيف # إعدادًا مسبقًا.',
					other: 'أُضيف # إعداد مسبق.'
				}),
			addedSome: (added, present) =>
				`${plural(added, {
					zero: 'لم يُضف أي إعداد مسبق',
					one: 'أُضيف إعداد مسبق واحد',
					two: 'أُضيف إعدادان مسبقان',
					few: 'أُضيفت # إعدادات مسبقة',
					many: 'أُضيف # إعدادًا مسبقًا',
					other: 'أُضيف # إعداد مسبق'
				})}، ${plural(present, {
					one: 'وكان واحد موجودًا من قبل',
					two: 'وكان اثنان موجودين من قبل',
					other: 'وكان # منها موجودًا من قبل'
				})}.`
		},
		builtIn: {
			precise: 'دقيق',
			plain: 'لغة مبسّطة',
			proofreader: 'مدقّق لغوي',
			translator: 'مترجم',
			reviewer: 'مراجع شيفرة'
		}
	},
	schema: {
		notJson: (problem) => `المخطط ليس بصيغة JSON: ${problem}.`,
		notObject: 'يجب أن يكون المخطط كائن JSON.',
		tooLong: (most) => `يجب ألّا يزيد المخطط على ${commonCharactersOf(most)}.`,
		wrong: (reason) => `المخطط غير صالح: ${reason}.`,
		wrongAt: (place, reason) => `المخطط غير صالح: ${place} ${reason}.`
	},
	confidence: {
		share: {
			atLeast: (share) => `${percent(share)} أو أكثر`,
			between: (from, to) => `من ${number(from * 100)} إلى ${percent(to)}`,
			below: (share) => `أقل من ${percent(share, { maximumFractionDigits: 1 })}`
		},
		token: {
			word: (text) => `«${text}»`,
			lineBreak: 'فاصل أسطر',
			lineBreaks: 'فواصل أسطر',
			nothing: 'لا شيء',
			space: 'مسافة'
		},
		text: {
			label: 'رموز هذه الإجابة',
			hint: 'تنقلك مفاتيح الأسهم من رمز إلى رمز. وينقلك Enter إلى ما كان يمكن أن يأتي مكانه.',
			token: (token, share, alternatives) =>
				alternatives === 0
					? `${token}، ${share}`
					: `${token}، ${share}، ${plural(alternatives, {
							one: 'بديل واحد',
							two: 'بديلان',
							few: '# بدائل',
							many: '# بديلًا',
							other: '# بديل'
						})}`,
			alternatives: 'البدائل'
		},
		alternatives: {
			label: 'ما كان يمكن أن يأتي هنا',
			end: 'نهاية الإجابة',
			together: (tokens) =>
				plural(tokens, {
					one: 'رمز واحد يكوّن حرفًا واحدًا أو كلمة واحدة.',
					two: 'رمزان يكوّنان معًا حرفًا واحدًا أو كلمة واحدة.',
					few: '# رموز تكوّن معًا حرفًا واحدًا أو كلمة واحدة.',
					many: '# رمزًا تكوّن معًا حرفًا واحدًا أو كلمة واحدة.',
					other: '# رمز تكوّن معًا حرفًا واحدًا أو كلمة واحدة.'
				}),
			none: 'لم يتجاوز احتمال أي شيء آخر واحدًا في الألف.',
			branch: (token, share) => `التفرّع هنا مع ${token}، ${share}`,
			choose: 'اختر أحدها لكتابة نسخة أخرى من هنا.',
			noneCanBegin: 'لا يمكن أن تبدأ إجابة أخرى هنا.'
		},
		blocked: {
			cannotGoOn: (model) => `لا يستطيع ${model} المتابعة من بداية معطاة.`,
			busy: 'تُكتب الآن إجابة أخرى.'
		},
		note: {
			partedAfter: (characters) =>
				`أعاد Hearth السؤال بالإعدادات نفسها. سلكت الإجابة طريقًا آخر بعد ${commonCharactersOf(characters)}، ولذلك لا علامات على ما يلي.`,
			sameWords: 'أعاد Hearth السؤال بالإعدادات نفسها، وجاءت الكلمات نفسها.',
			noBeginning: 'لا علامات على البداية: لم يُسأل النموذج عن مدى ثقته بها.',
			firstTokens: (tokens) =>
				plural(tokens, {
					one: 'وُضعت علامة على الرمز الأول.',
					two: 'وُضعت علامات على أول رمزين.',
					few: 'وُضعت علامات على أول # رموز.',
					many: 'وُضعت علامات على أول # رمزًا.',
					other: 'وُضعت علامات على أول # رمز.'
				})
		},
		score: {
			summary: ({ share, unsure, tokens }) =>
				`<strong>الثقة بالصياغة: ${share}</strong>، مع وجود ${number(unsure)} من ${commonTokensOf(tokens)} دون ${percent(0.5)}`,
			marks: 'معنى العلامات',
			example: 'كلمة',
			explanation: (model) =>
				`تبيّن العلامة مدى احتمال ذلك الرمز لدى ${model ?? 'النموذج'} بعد كل ما سبقه، عند درجة عشوائية 1 وقبل أي أخذ للعينات. والنتيجة هي المتوسط الهندسي لكل الرموز، ولذلك تخفضها كثيرًا بضعة رموز ضعيفة الاحتمال.`,
			sureAndWrong: 'قد يكون النموذج واثقًا ومخطئًا، وقد يكون غير واثق حيث تتساوى عدة صياغات في الجودة.',
			notTruth: (model) => `مدى ثقة ${model ?? 'النموذج'} بكلماته، لا مدى صحتها.`
		},
		again: {
			asking: (progress) => `لم يُدوَّن مدى ثقة النموذج. يُعاد السؤال بالإعدادات نفسها: ${progress}`,
			reading: 'قراءة السؤال',
			tokens: (tokens) => commonTokens(tokens),
			anotherWay: 'عند إعادة السؤال بالإعدادات نفسها سلك النموذج طريقًا آخر من كلمته الأولى. لا شيء توضع عليه علامات.',
			unknown: 'مدى ثقة النموذج غير معروف.',
			ask: 'إعادة السؤال'
		}
	},
	receipt: {
		dialog: {
			title: 'الإيصال',
			copyText: 'نسخ كنص',
			copyJson: 'نسخ بصيغة JSON'
		},
		sentence: (modelName, tokens, tookMs, backend, engine) =>
			`كتب ${modelName} ${
				tokens === null
					? 'هذا'
					: plural(tokens, {
							one: 'رمزًا واحدًا',
							two: 'رمزين',
							few: '# رموز',
							many: '# رمزًا',
							other: '# رمز'
						})
			} في ${formatDuration(tookMs)}، على وحدة ${backend} في هذا الجهاز، باستخدام ${engine}.`,
		backends: { webgpu: 'GPU', cpu: 'CPU' },
		engines: {
			wllama: 'llama.cpp في WebAssembly',
			transformers: 'ONNX Runtime',
			webllm: 'MLC',
			fake: 'نص برمجي للاختبارات'
		},
		groups: {
			ran: 'ما الذي عمل',
			chose: 'كيف اختار',
			read: 'ماذا قرأ',
			took: 'كم استغرق'
		},
		labels: {
			model: 'النموذج',
			file: 'الملف، SHA-256',
			files: (count) =>
				plural(count, {
					one: 'ملف واحد، SHA-256',
					two: 'ملفان، SHA-256',
					few: '# ملفات، SHA-256',
					many: '# ملفًا، SHA-256',
					other: '# ملف، SHA-256'
				}),
			quantization: 'التكميم',
			engine: 'المحرّك',
			computedOn: 'حُسب على',
			contextWindow: 'نافذة السياق',
			adapter: 'المحوّل',
			seed: 'البذرة (seed)',
			stopStrings: 'سلاسل التوقف',
			thinking: 'التفكير',
			noSystemPrompt: 'موجّه النظام',
			systemPrompt: 'موجّه النظام، SHA-256',
			everything: 'كل ما أُرسل، SHA-256',
			beganAfter: 'بدأت بعد',
			prompt: 'الموجّه',
			answer: 'الإجابة',
			end: 'النهاية',
			firstToken: 'أول رمز بعد',
			speed: 'السرعة',
			inAll: 'الإجمالي',
			time: 'الوقت',
			begun: 'البدء'
		},
		parameters: {
			temperature: 'درجة العشوائية (Temperature)',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: 'عقوبة التكرار',
			presencePenalty: 'عقوبة الحضور',
			frequencyPenalty: 'عقوبة التواتر',
			maxTokens: 'الحدّ الأقصى للرموز'
		},
		values: {
			unknown: 'غير معروف',
			weightsUnknown: 'غير معروف: فُتح من القرص',
			cpuThreads: (backend, threads) =>
				`${backend}، ${plural(threads, {
					one: 'خيط معالجة واحد',
					two: 'خيطا معالجة',
					few: '# خيوط معالجة',
					many: '# خيط معالجة',
					other: '# خيط معالجة'
				})}`,
			tokens: (tokens) => commonTokens(tokens),
			noSeed: 'لا شيء: هذا المحرّك لا يقبل بذرة',
			seedDrawn: (seed) => `${seed}، سحبها Hearth`,
			seedSet: (seed) => `${seed}، من تحديدك`,
			thinkingOn: 'مفعّل',
			thinkingOff: 'متوقف',
			thinkingFor: (tokens) => `مفعّل، بحد أقصى ${commonTokens(tokens)}`,
			noSystemPrompt: 'لا شيء',
			given: (characters) => `${commonCharactersOf(characters)} ممّا أُعطي من هذه الإجابة`,
			promptCached: (tokens, cached) => `${commonTokens(tokens)}، الباقي منها في KV cache: ${number(cached)}`,
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} رمز/ث`
		},
		endings: {
			stop: 'انتهى النموذج',
			toolCalls: 'انتقل إلى استدعاء الأدوات',
			length: 'بلغت حدّ طولها',
			aborted: 'أُوقفت'
		},
		line: (label, value) => `${label}: ${value}`,
		replay: {
			label: 'إعادة التشغيل',
			start: 'إعادة التشغيل',
			startAgain: 'إعادة التشغيل مجددًا',
			about: 'تطرح إعادة التشغيل السؤال نفسه بالإعدادات والبذرة نفسها، وتقارن. تبقى المحادثة كما هي.',
			answering: (progress) => `الإجابة مجددًا: ${progress}`,
			reading: 'قراءة',
			tokens: (tokens) => commonTokens(tokens),
			impossible: 'لا يمكن إعادة السؤال:',
			changed: 'هناك ما لم يعد كما كان، فقد تأتي إجابة أخرى:',
			identical: 'مطابقة: جاءت الإجابة نفسها حرفًا بحرف.',
			identicalSoFar: 'مطابقة، بقدر ما تصل إليه الإجابة المحفوظة.',
			different: (character, tokens) =>
				tokens === null
					? `مختلفة بدءًا من الحرف ${number(character)}.`
					: `مختلفة بدءًا من الحرف ${number(character)}، بعد ${commonTokensOf(tokens)}.`,
			differentThoughts: (character) => `التفكير مختلف بدءًا من الحرف ${number(character)}.`,
			stored: 'المحفوظة',
			replayed: 'إعادة التشغيل',
			endsHere: 'تنتهي هنا',
			nothingKnown:
				'كل ما يعرفه الإيصال كما كان. فإما أن النص المحفوظ تغيّر، وإما أن الحساب جاء مختلفًا قليلًا، كما قد يحدث على وحدة GPU، أو عندما يكون ما بقي من الموجّه في KV cache أقل.',
			ranOn: (backend) => `جرى الحساب هذه المرة على وحدة ${backend}.`
		},
		differences: {
			weightsGone: (modelName) => `لم يعد ${modelName} موجودًا على هذا الجهاز.`,
			weights: (modelName) => `ملف ${modelName} غير الملف الذي كان حينها.`,
			weightsUnknown: (modelName) => `فُتح ${modelName} من القرص، فلا يمكن معرفة إن كان الملف نفسه.`,
			engine: (before, now) => `كان المحرّك حينها ${before}، وهو الآن ${now}.`,
			backend: (before, now) => `جرى الحساب حينها على وحدة ${before}، وسيجري الآن على وحدة ${now}.`,
			context: (before, now) => `كانت نافذة السياق حينها ${commonTokens(before)}، وهي الآن ${number(now)}.`,
			system: 'تغيّر موجّه النظام منذ ذلك الحين.',
			prompt: 'ما سيقرؤه النموذج ليس ما قرأه حينها.',
			noSeed: 'هذا المحرّك لا يقبل بذرة، ودرجة العشوائية فوق 0.'
		},
		failures: {
			modelGone: 'لم يعد النموذج الذي كتب هذا موجودًا على هذا الجهاز.',
			noConfidence: 'محرّك هذا النموذج لا يُظهر مدى ثقته.'
		}
	},
	notebook: {
		page: {
			title: 'الدفتر · Hearth',
			heading: 'الدفتر',
			save: 'حفظ كنص',
			unable: (model) => `لا يستطيع ${model} هنا إلا الإجابة في المحادثات. اختر نموذجًا آخر لمتابعة نص.`,
			goOn: 'متابعة',
			writing: 'جارٍ الكتابة…',
			count: (tokens, limit, exact) => `${exact ? '' : 'نحو '}${number(tokens)} من ${commonTokensOf(limit)}`,
			foot: 'يتابع النموذج هذا النص كما هو، بأخذ عينات حسب <link>الإعدادات</link>. ويبقى النص في هذا المتصفّح.'
		},
		paper: {
			label: 'النص',
			placeholder: 'كان يا ما كان، في كوخ تتّقد فيه نار،'
		},
		outcome: {
			takenBack: 'تم التراجع.',
			stopped: (tokens) => `تم الإيقاف بعد ${commonTokensOf(tokens)}.`,
			lengthReached: (tokens) => `المكتوب: ${commonTokens(tokens)}. بلغ النص حدّ الطول؛ اضغط «متابعة» للمزيد.`,
			ended: (tokens) => `المكتوب: ${commonTokens(tokens)}. أنهى النموذج النص هنا.`,
			finished: 'يرى النموذج أن النص مكتمل.'
		}
	},
	connect: {
		page: {
			title: 'الربط',
			lead: 'تستطيع الشيفرة المكتوبة لـ OpenAI أو Ollama أن تسأل النماذج في هذا المتصفّح. لا يجيب خادم: يجيب Hearth، حتى دون شبكة.'
		},
		access: {
			title: 'الوصول',
			localApi: 'واجهة API المحلية',
			on: 'مفعّلة. تستطيع صفحات هذا العنوان أن تسأل نماذجك، ولا ترى محادثاتك أبدًا.',
			off: 'متوقفة. لا أحد غير Hearth يستطيع أن يسأل نماذجك.',
			address: 'العنوان',
			copyAddress: 'نسخ العنوان',
			key: 'المفتاح',
			noKey: 'لا شيء. تستطيع كل صفحة من هذا العنوان الاستدعاء.',
			makeKey: 'إنشاء مفتاح',
			copyKey: 'نسخ المفتاح',
			showKey: 'إظهار',
			hideKey: 'إخفاء',
			thisTab: 'علامة التبويب هذه',
			serving: 'تجيب عن الاستدعاءات ما دامت مفتوحة.',
			gettingReady: 'قيد التحضير.',
			answering: (calls) =>
				plural(calls, {
					one: 'تجيب الآن عن استدعاء واحد.',
					two: 'تجيب الآن عن استدعاءين.',
					few: 'تجيب الآن عن # استدعاءات.',
					many: 'تجيب الآن عن # استدعاءً.',
					other: 'تجيب الآن عن # استدعاء.'
				})
		},
		tryIt: {
			title: 'التجربة',
			request: 'الطلب',
			kinds: { chat: 'محادثة', responses: 'Responses', ollama: 'Ollama' },
			invalidJson: 'هذا ليس JSON صالحًا بعد. يمكن إرساله لرؤية ما يعود.',
			send: 'إرسال',
			cameBack: 'ما عاد',
			sent: 'تم الإرسال.',
			stopped: 'تم الإيقاف.',
			broke: (error) => `انقطع الاتصال: ${error}`,
			done: ({ status, headMs, doneMs }) =>
				`الحالة ${status}، الترويسات بعد ${number(Math.round(headMs))} ms، الاكتمال بعد ${fixed(doneMs / 1000, 1)} s.`
		},
		limits: {
			title: 'الحدود',
			maxTokens: 'الحدّ الأقصى لرموز الإجابة',
			maxTokensHint: 'أقصى طول يمكن أن يطلبه المستدعي. عند تجاوزه تنتهي الإجابة ويُبلَّغ المستدعي.',
			usual: 'قيمة Hearth الافتراضية',
			setHere: 'ضُبطت هنا',
			size: 'حجم الطلب',
			sizeValue: (bytes) => `${number(bytes / 2 ** 20)} MB`,
			rate: 'طلبات المستدعي الواحد',
			rateValue: ({ burst, perSecond }) => `${number(burst)}، ثم ${number(perSecond)} في الثانية`,
			waiting: 'المنتظرة في الوقت نفسه',
			waitingValue: connectRequests
		},
		atOnce: {
			name: 'عدة طلبات معًا',
			whereFaster: 'عدة طلبات معًا، حيث يكون ذلك أسرع',
			measuring: 'جارٍ القياس. يتوقف عندما يُطرح سؤال.',
			measuredOnCpu: ({ model, atMs }) => `النموذج ${model} على وحدة CPU، ${date(atMs)}.`,
			measuredOnGpu: ({ model, atMs }) => `النموذج ${model} على وحدة GPU، ${date(atMs)}.`,
			measuredLater: 'يُقاس تلقائيًا بعد أن تضطر طلبات إلى الانتظار ولا يكون هناك سؤال مطروح.',
			measureNow: 'القياس الآن',
			measureAgain: 'القياس مجددًا',
			stopMeasuring: 'إيقاف القياس',
			interrupted: 'تم الإيقاف لأن سؤالًا طُرح.',
			failed: (reason) => `تعذّر القياس: ${reason}`,
			impossible: (model) => `واحدًا بعد آخر: ما يشغّل ${model} يعطي إجابة واحدة في كل مرة.`,
			switchedOff: 'واحدًا بعد آخر، لأن ذلك متوقف هنا.',
			notMeasured: 'واحدًا بعد آخر، إلى أن يُقاس هنا أن طلبين معًا أسرع.',
			noMemory: 'واحدًا بعد آخر: لم تتّسع الذاكرة للنموذج مع مكان لعدة إجابات.',
			cutOff: 'واحدًا بعد آخر: لم يكتمل القياس الأخير.',
			tooLittle: ({ gain, leastGain }) =>
				`واحدًا بعد آخر. نتيجة القياس: ${connectSpeed('طلبين', gain)}؛ ولا يجدي ذلك إلا ابتداءً من ${number(leastGain)}.`,
			unsteady: (gain) => `واحدًا بعد آخر. نتيجة القياس: ${connectSpeed('طلبين', gain)}، ولكن ليس في كل جولة.`,
			faster: ({ slots, gain }) =>
				`${plural(slots, {
					one: 'طلب واحد',
					two: 'طلبان معًا',
					few: '# طلبات معًا',
					many: '# طلبًا معًا',
					other: '# طلب معًا'
				})}، مع محادثة إلى جانب ذلك. نتيجة القياس: ${connectSpeed(
					plural(slots, {
						one: 'طلب واحد',
						two: 'طلبين',
						few: '# طلبات',
						many: '# طلبًا',
						other: '# طلب'
					}),
					gain
				)}.`
		},
		fromCode: {
			title: 'من شيفرتك',
			writtenWith: 'مكتوبة بـ',
			example: 'شيفرة نموذجية',
			copy: 'نسخ الشيفرة',
			about: {
				fetch: 'لا شيء غير المتصفّح. ألصقها في وحدة التحكم (console) لأي صفحة من هذا العنوان.',
				openai: 'الحزمة المسمّاة بهذا الاسم من npm، دون تغيير، في صفحة تقدّمها إلى جانب Hearth.',
				ollama: 'الأمر نفسه للشيفرة المكتوبة لـ Ollama: أسطر JSON.'
			}
		},
		whoCanCall: {
			title: 'من يستطيع الاستدعاء',
			pages: (host) =>
				`صفحات <strong>${host}</strong> وعمّالها (workers) في هذا المتصفّح، ما دامت علامة تبويب من Hearth مفتوحة. وتُحتسب الزيارة الأولى لصفحة ما ابتداءً من تحميلها الثاني.`,
			others:
				'وليس curl ولا برنامجًا على هذا الحاسوب ولا جهازًا آخر: فليس للمتصفّح باب لها. الأداة المناسبة للبرامج خادم مثل Ollama أو llama.cpp.',
			order:
				'يُجاب عن الطلبات واحدًا بعد آخر، أو عن عدة طلبات معًا حيث أظهر القياس أن ذلك أسرع، ولا تنتظر المحادثة أكثر من طلب واحد منها. وما يطلبه طلب ولا يستطيعه Hearth يُرفض، أو يُذكر في الترويسة <code>x-hearth-ignored</code>.'
		},
		websites: {
			title: 'مواقع أخرى',
			about:
				'لا يستطيع موقع آخر أن يسأل نماذجك إلا إذا سمحت له بذلك في نافذة من Hearth، وما دامت تلك النافذة مفتوحة. وهو لا يرى محادثاتك أبدًا.',
			none: 'لم تسمح لأي موقع.',
			list: 'المواقع',
			allowed: (atMs) => `سُمح له في ${date(atMs)}`,
			remove: (website) => `إزالة<hidden> ${website}</hidden>`
		},
		endpoints: {
			title: 'نقاط النهاية',
			about: {
				models: 'النماذج على هذا الجهاز',
				chat: 'محادثة، مع بثّ تدريجي وأدوات ومخططات JSON',
				responses: 'واجهة API الأحدث من OpenAI، دون حالة محفوظة',
				completions: 'الواجهة الأقدم: يتابع النموذج نصًا كما هو',
				embeddings: 'متجهات، من نموذج ينتجها',
				ollamaModels: 'Ollama: النماذج على هذا الجهاز',
				ollamaLoaded: 'Ollama: النموذج المحمّل',
				ollamaVersion: 'Ollama: إصدار Hearth',
				ollamaChat: 'Ollama: محادثة',
				ollamaGenerate: 'Ollama: موجّه واحد',
				ollamaEmbed: 'Ollama: متجهات',
				ollamaShow: 'Ollama: ما يُعرف عن نموذج'
			}
		},
		callers: {
			title: 'آخر المستدعين',
			none: 'لم يستدعِ أحد بعد.',
			list: 'المستدعون',
			calls: ({ count, lastAtMs, blocked }) => {
				const last = date(lastAtMs, { dateStyle: 'medium', timeStyle: 'short' });
				return blocked
					? `${connectRequests(count)}، آخرها ${last}. محظور.`
					: `${connectRequests(count)}، آخرها ${last}`;
			},
			block: (caller) => `حظر<hidden> ${caller}</hidden>`,
			allowAgain: (caller) => `السماح مجددًا<hidden> ${caller}</hidden>`,
			clear: 'مسح القائمة'
		}
	},
	bridge: {
		page: { title: 'جسر Hearth' },
		consent: {
			question: (website) => `هل تسمح للموقع <strong>${website}</strong> بأن يسأل النماذج على هذا الجهاز؟`,
			meaning:
				'يرى الموقع أي نماذج لديك، ويرسل إليها نصوصًا ويقرأ إجاباتها. ولا يرى محادثاتك أبدًا. يمكنك سحب هذا الإذن من «الربط».',
			allow: 'السماح',
			deny: 'عدم السماح',
			tooSmall: 'كبّر هذه النافذة لاتخاذ القرار.'
		},
		frame: {
			title: 'Hearth غير مفتوح لهذا الموقع',
			apart:
				'لا يرى هذا الإطار شيئًا من Hearth: فالمتصفّحات تعزل تخزين Hearth داخل إطار في موقع آخر، ولذلك لا نماذجك هنا ولا أذوناتك. يستطيع الموقع أن يفتح Hearth في نافذة بدلًا من ذلك.',
			unasked: 'يُعطى الإذن في نافذة مستقلة، لا في إطار أبدًا، حيث يمكن لموقع أن يغطّي السؤال.'
		},
		off: {
			title: 'واجهة API المحلية متوقفة',
			waits: (website) =>
				`الموقع <strong>${website}</strong> مسموح له بالسؤال، لكن Hearth لا يجيب أحدًا قبل تفعيل واجهة API. وتبقى مفعّلة إلى أن توقفها من «الربط».`,
			waitsInFrame: (website) =>
				`الموقع <strong>${website}</strong> مسموح له بالسؤال، لكن Hearth لا يجيب أحدًا قبل تفعيل واجهة API. تجد مفتاح التفعيل في «الربط» داخل Hearth.`,
			switchOn: 'تفعيل'
		},
		noTab: {
			title: 'افتح Hearth للمتابعة',
			text: (website) =>
				`يعمل النموذج في علامة تبويب من Hearth بسرعته الكاملة. افتح واحدة واتركها مفتوحة؛ وسيرتبط <strong>${website}</strong> تلقائيًا.`,
			open: 'فتح Hearth'
		},
		connected: {
			title: 'مرتبط',
			inWindow: (website) => `يستطيع <strong>${website}</strong> أن يسأل نماذجك ما دامت هذه النافذة مفتوحة.`,
			inFrame: (website) => `يستطيع <strong>${website}</strong> أن يسأل نماذجك ما دامت هذه الصفحة مفتوحة.`,
			answering: 'تُكتب الآن إجابة.',
			idle: 'لا سؤال مطروحًا الآن.',
			disconnect: 'قطع الربط',
			removePermission: 'إزالة الإذن'
		},
		phases: {
			waiting: { title: 'لحظة من فضلك', text: 'بانتظار الموقع الذي فتح هذه النافذة.' },
			admitting: { title: 'لحظة من فضلك', text: 'يستعدّ Hearth.' },
			alone: {
				title: 'لا أحد هنا',
				text: `تفتح مواقع أخرى هذه النافذة لتطلب نماذجك. إن كان موقع قد فعل ذلك للتو، فقد فصل مضيف Hearth بينهما. ${bridgeAgain}`
			},
			unprotected: {
				title: 'لا يستطيع Hearth أن يبدأ هنا',
				text: 'تعذّر تثبيت عامل الخدمة (service worker) الخاص به، وهو يتطلب عنوان https، وفي بعض المتصفّحات نافذة غير خاصة.'
			},
			unsaved: {
				title: 'تعذّر حفظ الإذن',
				text: 'يرفض المتصفّح تخزينه. هل القرص ممتلئ، أم أن هذه نافذة خاصة؟'
			},
			gone: { title: 'غادر الموقع', text: 'لم يعد هناك أي ربط. ستُغلق هذه النافذة تلقائيًا.' },
			popup_closed: { title: 'انقطع الربط', text: bridgeAgain },
			consent_denied: { title: 'غير مسموح', text: 'لا يستطيع الموقع أن يسأل نماذجك. يمكنك إغلاق هذه النافذة.' },
			consent_needed: { title: 'غير مسموح بعد', text: bridgeAgain },
			revoked: { title: 'سُحب الإذن', text: 'لم يعد الموقع يستطيع أن يسأل نماذجك. يمكنك إغلاق هذه النافذة.' },
			insecure_origin: {
				title: 'لا يمكن الوثوق بهذا الموقع',
				text: 'لم يصل عبر https، ولذلك يمكن لأي طرف على الطريق أن يتحدث باسمه. لا يتعامل Hearth معه.'
			},
			version_mismatch: {
				title: 'الطرفان لا يفهم أحدهما الآخر',
				text: 'يتحدث الموقع وHearth بإصدارين مختلفين من الجسر. يجب تحديث الأقدم منهما. إن كان Hearth هو الأقدم، فافتحه واقبل الإصدار الجديد ثم أعد الربط.'
			}
		},
		goToHearth: 'الانتقال إلى Hearth'
	},
	library: {
		downloads: {
			done: (model) => `وصل ${model} كاملًا، وفُحص كل بايت منه.`,
			whole: (model) => `النموذج ${model} سليم: فُحص كل بايت منه.`,
			damaged: (model, damagedBytes) => `في ${model} جزء تالف حجمه ${formatBytes(damagedBytes)}. الإصلاح يجلبه مجددًا.`,
			littleRoom: (model, neededBytes, freeBytes) =>
				`يقول المتصفّح إن المساحة الحرة نحو ${formatBytes(freeBytes)}، ويحتاج ${model} إلى ${formatBytes(neededBytes)}. ستجري المحاولة على أي حال: ما يصل يُحفظ.`
		},
		removals: {
			canceled: (model, bytes) =>
				bytes === 0
					? `أُلغي تنزيل ${model}.`
					: `أُلغي تنزيل ${model}. سيُحذف ما نُزِّل منه، ${formatBytes(bytes)}، عند اختفاء هذا الإشعار.`,
			removed: (model, bytes) =>
				bytes === 0 ? `أُزيل ${model}.` : `أُزيل ${model}. ستُحذف بياناته، ${formatBytes(bytes)}، عند اختفاء هذا الإشعار.`
		},
		transfers: {
			present: (model) => `النموذج ${model} موجود على هذا الجهاز من قبل.`,
			imported: (model, fileName) => `وصل ${model}، وفُحص كل بايت منه. جاء من ${fileName}.`,
			kept: (model) => `أصبح ${model} محفوظًا في Hearth.`,
			keptWithoutAdapters: (model) => `أصبح ${model} محفوظًا في Hearth. تبقى محوّلاته على قرصك.`,
			saved: (fileName, bytes) => `حُفظ ${fileName}: ${formatBytes(bytes)}.`,
			noRoom: (model) =>
				`لا مساحة للنموذج ${model}، ولم يُحفظ شيء منه. أزل نماذج لم تعد تحتاج إليها، أو أفرغ مساحة على القرص، ثم حاول مجددًا.`
		},
		hubFailures: {
			offline: {
				sentence: ({ host }) => `هذا الجهاز دون اتصال، ولذلك لم يُسأل ${host}.`,
				next: 'النماذج المثبّتة تعمل دون شبكة. ابحث مجددًا عندما يعود الاتصال.'
			},
			'no-answer': {
				sentence: ({ host }) => `لا يجيب ${host}.`,
				next: 'تحقّق من الاتصال. إن كان المضيف محجوبًا حيث أنت، فاضبط مرآة له في الإعدادات.'
			},
			'not-allowed': {
				sentence: ({ host }) => `لا تسمح هذه النسخة من Hearth بطلبات إلى ${host}.`,
				next: 'من ينشرها هو من يقرر من أي مضيفين يمكن أن تأتي النماذج. وتذكر الإعدادات المستودع (Hub) الذي يُسأل.'
			},
			'no-access': {
				sentence: ({ what }) => `لا يُعطى هذا إلا لمن مُنحوا الوصول إليه: ${what}.`,
				next: 'اطلب الوصول من صفحته، ثم ألصق رمز وصول من حسابك في الإعدادات وحاول مجددًا.'
			},
			'bad-token': {
				sentence: ({ host }) => `لا يقبل ${host} رمز الوصول.`,
				next: 'ربما انتهت صلاحيته أو أُلغي. استبدله أو أزله في الإعدادات.'
			},
			'not-there': {
				sentence: ({ host, what }) => `هذا غير موجود لدى ${host} أو أنه خاص: ${what}.`,
				next: 'تحقّق من الكتابة، أو ابحث بالاسم. الخاص يتطلب رمز وصول، ومكانه في الإعدادات.'
			},
			busy: {
				sentence: ({ host }) => `يطلب ${host} التمهّل: سُئل مرات كثيرة من هذه الشبكة.`,
				next: 'حاول مجددًا بعد بضع دقائق. رمز الوصول الذي يُضبط في الإعدادات يتيح طلبات أكثر.',
				nextAfter: (waitMs) =>
					`حاول مجددًا بعد ${formatDuration(waitMs)}. رمز الوصول الذي يُضبط في الإعدادات يتيح طلبات أكثر.`
			},
			failing: {
				sentence: ({ host, what, status }) =>
					`لم يستطع ${host} أن يجيب (الحالة ${status ?? 'غير معروفة'}) عن: ${what}.`,
				next: 'الخلل لديه. حاول مجددًا بعد حين.'
			},
			'web-page': {
				sentence: ({ host }) => `وصلت صفحة ويب بدلًا من إجابة من ${host}.`,
				next: 'بعض الشبكات تطلب تسجيل الدخول أولًا: افتح أي صفحة في علامة تبويب جديدة. وإلا فتحقّق من المرآة في الإعدادات.'
			},
			unreadable: {
				sentence: ({ host, what }) => `لا يمكن قراءة إجابة ${host} عن: ${what}.`,
				next: 'إن كانت في الإعدادات مرآة، فقد لا تعمل كما يعمل Hugging Face.'
			},
			'too-long': {
				sentence: ({ host, what }) => `إجابة ${host} أطول من أي إجابة يستطيع Hearth استخدامها، وهي عن: ${what}.`,
				next: 'لم تُقرأ إلى نهايتها. لم يتغيّر شيء.'
			}
		}
	},
	models: {
		page: {
			title: 'النماذج',
			lead: 'النموذج ملف من الأعداد يحسب بها جهازك أنت. ويُحفظ في هذا المتصفّح.',
			shelf: 'نماذجك',
			discover: 'استكشاف',
			open: 'فتح ملف'
		},
		facts: {
			// The marks keep digits and letter of `1.2B` in their order.
			parameters: (count) => `${libraryFigure(count)} من المعاملات`,
			parametersInParts: (count, atATime) =>
				`${libraryFigure(count)} من المعاملات، ${libraryFigure(atATime)} منها في كل مرة`,
			context: (tokens) => `سياق من ${commonTokensOf(tokens)}`,
			adapter: (name) => `محوّل ${name}`,
			noLicense: 'الرخصة غير معروفة',
			joined: (facts) => libraryJoined(facts),
			day: modelsDay
		},
		shelf: {
			label: 'النماذج على هذا الجهاز',
			onlyGuide:
				'نموذج Guide صغير: يعرف جيدًا كيف تُشغَّل النماذج على جهازك، ولا يعرف غير ذلك إلا القليل. لأي شيء آخر نزّل نموذجًا مرة واحدة؛ وسيعمل بعدها دون شبكة.',
			discover: 'استكشاف النماذج',
			chat: 'محادثة',
			pause: 'إيقاف مؤقت',
			resume: 'استئناف',
			repair: 'إصلاح',
			guideSummary: 'دليل صغير لتشغيل النماذج على جهازك. مدمج، ويعمل فورًا.',
			loadsLater: 'يُحمَّل عندما ترسل رسالة.',
			memory: (bytes) => `يحتاج إلى نحو ${formatBytes(bytes)} من الذاكرة.`,
			unused: 'لم يُستخدم بعد.',
			lastUsed: (when, atMs) => `آخر استخدام: ${modelsDay(when, atMs)}.`,
			onlyComparing: 'لمقارنة النصوص، لا للمحادثات.',
			inOtherTab: 'في علامة تبويب أخرى',
			workInOtherTab: 'تعمل عليه علامة تبويب أخرى من Hearth.',
			damaged: 'جزء منه تالف أو مفقود. الإصلاح يجلب ذلك الجزء مجددًا، ولا شيء غيره.',
			cancelOf: (model) => `إلغاء تنزيل ${model}`,
			unfinished: 'لم يكتمل.',
			paused: (bytes) => `متوقف مؤقتًا عند ${formatBytes(bytes)}.`,
			pausedOf: (bytes, totalBytes) =>
				`متوقف مؤقتًا عند ${formatBytes(bytes)} من ${formatBytes(totalBytes)}. لم يُفقد شيء.`
		},
		files: {
			label: (model) => `ملفات ${model}`,
			summary: (done, count) => `اكتمل ${number(done)} من ${number(count)} من الملفات`,
			states: {
				waiting: 'بالانتظار',
				partial: 'لم يكتمل',
				downloading: 'جارٍ التنزيل',
				checking: 'جارٍ الفحص',
				repaired: 'أُصلح',
				done: 'اكتمل',
				damaged: 'تالف'
			}
		},
		menu: {
			label: (model) => `خيارات ${model}`,
			details: 'من أين جاء',
			verify: 'فحص كل بايت',
			repair: 'إصلاح',
			unload: 'إلغاء التحميل لتحرير الذاكرة',
			exportPack: 'تصدير كحزمة…',
			saveFile: 'حفظ ملف النموذج…',
			remove: 'إزالة…'
		},
		removal: {
			title: (model) => `هل تريد إزالة ${model}؟`,
			titleUnfinished: (model) => `هل تريد حذف تنزيل ${model}؟`,
			text: (bytes, { shared, fetchable }) => {
				const stay = shared ? ' تبقى الملفات التي يحتاج إليها نموذج آخر.' : '';
				const again = fetchable ? 'لاستعادته يُنزَّل من جديد.' : 'لا يستطيع Hearth جلبه مجددًا: احتفظ بالملف الذي جاء منه.';
				return `يحذف هذا ${formatBytes(bytes)} من هذا الجهاز.${stay} ${again} تبقى محادثاتك.`;
			},
			confirm: (bytes) => `حذف ${formatBytes(bytes)}`
		},
		room: {
			title: 'يمكنك إزالة:',
			unused: (model, bytes) => `${model}، ${formatBytes(bytes)}، لم يُستخدم قط`,
			lastUsed: (model, bytes, when, atMs) => `${model}، ${formatBytes(bytes)}، آخر استخدام: ${modelsDay(when, atMs)}`,
			remove: (model) => `إزالة ${model}…`
		},
		provenance: {
			lead: 'من أين جاء، وما الذي يضمن سلامة محتواه.',
			source: 'المصدر',
			sourceAt: (source, host) => `${source}، لدى ${host}`,
			packedFrom: (fileName, source) => `${fileName}، والأصل من ${source}`,
			path: 'بأي طريق',
			paths: {
				hub: 'نُزّل من مستودع (Hub)',
				url: 'نُزّل من عنوان أعطيته',
				pack: 'استُورد من حزمة نموذج',
				disk: 'نُسخ من قرصك'
			},
			revision: 'المراجعة',
			noRevision: 'غير معروفة: كانت الأحدث في ذلك الوقت',
			license: 'الرخصة',
			noLicense: 'غير معروفة',
			runsOn: 'يعمل على',
			trust: 'الموثوقية',
			unfinished: 'لم يكتمل بعد.',
			published: 'كل بايت هو ما وعد به الناشر: لكل ملف قيمة SHA-256 المنشورة.',
			firstCome: 'لم ينشر أحد بصمة لكل أجزائه. دُوّن ما وصل أول مرة، فيُلاحَظ أي تغيّر لاحق.',
			lastChecked: 'آخر فحص',
			files: 'الملفات',
			noHash: 'البصمة غير معروفة بعد',
			publishedHash: 'بصمة منشورة',
			computedHash: 'بصمة حُسبت هنا'
		},
		storage: {
			title: 'التخزين',
			usage: (storedBytes, freeBytes) =>
				`النماذج المنزَّلة: ${formatBytes(storedBytes)}، والمساحة الحرة نحو ${formatBytes(freeBytes)}.`,
			usageOnly: (storedBytes) => `النماذج المنزَّلة: ${formatBytes(storedBytes)}، ولا يذكر المتصفّح مقدار المساحة الحرة.`,
			estimate: 'المساحة الحرة تقدير من المتصفّح نفسه.',
			onlyMemory: 'لا يتيح هذا المتصفّح مساحة تخزين هنا، ولذلك تزول التنزيلات عند إغلاق علامة التبويب هذه.',
			kept: 'يحتفظ بها المتصفّح إلى أن تزيلها.',
			mayBeCleared: 'قد يمحوها المتصفّح عندما تقلّ مساحة القرص.',
			refused: 'لم يوافق المتصفّح على الاحتفاظ بها. تثبيت Hearth كتطبيق يفيد عادةً.',
			keep: 'الاحتفاظ بها'
		},
		job: {
			amountOf: (bytes, totalBytes) => `${formatBytes(bytes)} من ${formatBytes(totalBytes)}`,
			queued: 'ينتظر انتهاء التنزيل الذي قبله.',
			asking: 'جارٍ سؤال المستودع (Hub) عن الأحجام والبصمات.',
			waiting: (amount) => `بانتظار الشبكة عند ${amount}. يُستأنف تلقائيًا.`,
			checking: (amount) => `جارٍ فحص ${amount}`,
			comparing: (amount) => `جارٍ القراءة مرة ثانية، لأن البصمة غير صحيحة · ${amount}`,
			speed: (bytesPerSecond) => libraryFigure(`${formatBytes(bytesPerSecond)}/s`),
			left: (ms) => `بقي ${formatDuration(ms)}`,
			checkingModel: (model) => `جارٍ فحص ${model}`,
			downloadingModel: (model) => `جارٍ تنزيل ${model}`
		},
		transfers: {
			label: 'الحزم والنسخ',
			import: (name) => `جارٍ استيراد ${name}`,
			copy: (name) => `جارٍ حفظ نسخة من ${name}`,
			export: (name) => `جارٍ تصدير ${name}`,
			reading: (amount) => (amount === null ? 'جارٍ القراءة' : `جارٍ القراءة: ${amount}`),
			checking: (amount) => (amount === null ? 'جارٍ الفحص' : `جارٍ الفحص: ${amount}`),
			copying: (amount) => (amount === null ? 'جارٍ النسخ' : `جارٍ النسخ: ${amount}`),
			saving: (amount) => (amount === null ? 'جارٍ الحفظ' : `جارٍ الحفظ: ${amount}`)
		},
		discover: {
			title: 'الفهرس',
			lead: 'نماذج يحب الناس تشغيلها على أجهزتهم. لا يُجلب شيء قبل أن تضغط زر تنزيل، وما نزّلته يعمل دون شبكة.',
			search: 'البحث في الفهرس',
			placeholder: 'الاسم أو العائلة أو الغرض',
			kind: 'النوع',
			kinds: {
				all: 'الكل',
				chat: 'محادثة',
				reasoning: 'استدلال',
				code: 'شيفرة',
				vision: 'رؤية',
				embedding: 'متجهات'
			},
			order: 'الترتيب',
			orders: { fit: 'الأنسب', size: 'الأصغر', name: 'الاسم' },
			offline: 'الفهرس جزء من Hearth ليس على هذا الجهاز بعد، ولا شبكة الآن.',
			count: (found) =>
				plural(found, {
					zero: 'لا نماذج',
					one: 'نموذج واحد',
					two: 'نموذجان',
					few: '# نماذج',
					many: '# نموذجًا',
					other: '# نموذج'
				}),
			list: 'نماذج للتنزيل',
			nothing: 'لا شيء في الفهرس يحتوي على كل هذه الكلمات.',
			reading: 'جارٍ قراءة الفهرس…'
		},
		offer: {
			size: modelsSize,
			cannotChat: 'لمقارنة النصوص. لا يستطيع المحادثة.',
			details: (model) => `التفاصيل<hidden> عن ${model}</hidden>`,
			context: 'السياق',
			tokens: (tokens) => commonTokens(tokens),
			languages: 'اللغات',
			publisher: 'الناشر',
			builds: (model) => `نسخ ${model}`,
			estimated:
				'لم يتأكد بعد حجمه الدقيق ولا بصماته. يُسأل عنها المستودع (Hub) عندما تضغط «تنزيل»، ثم يُقارَن كل بايت بما ينشره.',
			unconfirmed: (facts) => `من المعلومات العامة، دون تأكيد من الناشر: ${facts.join('، ')}.`,
			unconfirmedFacts: {
				parameters: 'الحجم',
				license: 'الرخصة',
				languages: 'اللغات',
				contextTokens: 'السياق',
				architecture: 'الأبعاد الداخلية'
			},
			here: 'على هذا الجهاز',
			pause: (name) => `إيقاف ${name} مؤقتًا`,
			resume: (name) => `استئناف ${name}`,
			repair: (name) => `إصلاح ${name}`,
			download: (bytes, estimated) => `تنزيل ${modelsSize(bytes, estimated)}`,
			downloadOf: (name, bytes, estimated) => `تنزيل ${name}، ${modelsSize(bytes, estimated)}`
		}
	},
	disk: {
		open: {
			title: 'نموذج من عندك',
			lead: 'يقرؤه Hearth من قرصك حيث هو؛ ولا يُرفع شيء. اختره هنا، أو أفلته في أي مكان من هذه الصفحة.',
			files: 'فتح ملفات',
			folder: 'فتح مجلد',
			reading: 'جارٍ قراءة الترويسات…',
			ggufTitle: 'ملفات GGUF',
			gguf: 'كل أجزاء النموذج المقسّم معًا. ومعه أو بعده: محوّلات LoRA، وملف mmproj للصور.',
			foldersTitle: 'المجلدات',
			// The marks keep the point before `wasm` and `hearth`, here and below.
			folders: 'مجلد ONNX كما يستخدمه transformers.js، أو MLC مع مكتبته المترجَمة \u2066.wasm\u2069.',
			packsTitle: 'حزم \u2066.hearth\u2069',
			packs: 'صُدّرت من Hearth على جهاز آخر. يُفحص كل بايت، وتُحفظ نسخة.',
			fileInput: 'ملف GGUF',
			folderInput: 'مجلد النموذج',
			fileKind: 'نماذج'
		},
		drop: {
			title: 'أفلت للفتح',
			hint: 'ملف GGUF بكل أجزائه، أو مجلد نموذج، أو حزمة \u2066.hearth\u2069'
		},
		list: {
			title: 'على قرصك',
			forThisVisit: 'مفتوح لهذه الزيارة فقط: لا يستطيع هذا المتصفّح أن يعثر على الملف مجددًا بنفسه.',
			open: 'مفتوح. يبقى في هذه القائمة بعد إعادة التحميل.',
			closed: 'قد يسأل المتصفّح إن كان يُسمح لتطبيق Hearth بقراءته.',
			keepCopy: 'حفظ نسخة في Hearth',
			forget: 'نسيان',
			chat: 'محادثة',
			reopen: 'فتح',
			summary: 'من قرصك. يُقرأ حيث هو؛ ولا يُنسخ شيء ولا يُرفع.'
		},
		again: {
			notAllowed: (model) => `لم يُسمح للمتصفّح بقراءة ${model}. افتحه مجددًا واسمح بذلك عندما تُسأل.`,
			gone: (model, files) =>
				`تعذّر العثور على ${model}. ليس في مكانه: ${diskSome(files)}. الأرجح أنه نُقل أو أُعيدت تسميته أو حُذف.`,
			forget: 'نسيانه',
			changed: (model, files, sizes) => {
				const other = sizes ? ` (كان ${formatBytes(sizes.thenBytes)}، وهو الآن ${formatBytes(sizes.nowBytes)})` : '';
				const several =
					files > 1
						? `، والتغيّر في ${plural(files, {
								two: 'ملفين منه',
								few: '# ملفات منه',
								many: '# ملفًا منه',
								other: '# ملف منه'
							})}`
						: '';
				return `تغيّر ${model} على القرص منذ أن فتحته آخر مرة${other}${several}. ترويسته سليمة؛ أما الباقي فأنت وحدك تعرف إن كان كما تتوقع.`;
			}
		},
		choice: {
			title: (model) => `يأتي ${model} بعدة أحجام`,
			lead: 'الأول هو الأنسب لهذا الجهاز. وتبقى الأخرى حيث هي.',
			label: 'حجم النموذج',
			open: 'فتح',
			// Each follows a short name such as `q4`, so none begins with a digit.
			forms: {
				q4f16: 'بدقة 4 بت، ويُحسب بدقة 16 بت: صغير وسريع، ويتطلب وحدة GPU تستطيع ذلك',
				q4: 'بدقة 4 بت: صغير',
				q8: 'بدقة 8 بت: أكبر وأقرب إلى الأصل',
				int8: 'بدقة 8 بت: أكبر وأقرب إلى الأصل',
				uint8: 'بدقة 8 بت: أكبر وأقرب إلى الأصل',
				bnb4: 'بدقة 4 بت، على طريقة bitsandbytes',
				fp16: 'بدقة 16 بت: كبير، ويتطلب وحدة GPU تستطيع ذلك',
				fp32: 'بدقة 32 بت: الأصل، وهو كبير جدًا'
			}
		},
		refused: {
			tooMany: 'يحتوي على ملفات أكثر مما في أي نموذج. اختر مجلد نموذج واحد',
			empty: 'لا يحتوي على أي ملف',
			safetensorsAdapter:
				'محوّل LoRA بصيغة safetensors. حوّله إلى GGUF باستخدام convert_lora_to_gguf.py من llama.cpp، ثم افتح الناتج مع نموذجه',
			quantized: (method) =>
				`مكمَّم بطريقة ${method ?? 'خاصة به'}، لبطاقات الرسوميات والبرامج خارج المتصفّح. ${diskInstead}`,
			rawWeights: `يحتوي على أوزان خام (safetensors)، وهي ما تُدرَّب به النماذج وتُنشر. ${diskInstead}`,
			pytorch: `يحتوي على أوزان PyTorch (pickle)، وقد تتضمن برامج، ولذلك لا تُفتح هنا أبدًا. ${diskInstead}`,
			folderInside: (quotedName) => `ليس نموذجًا بنفسه. اختر المجلد ${quotedName} الذي فيه`,
			unknown: `لا يحتوي على نموذج يعرفه Hearth. ${diskInstead}`,
			jsonTooLong: 'أطول مما ينبغي لملف كهذا',
			jsonWrong: 'لا يحتوي على ما ينبغي',
			jsonGone: 'لم تعد قراءته ممكنة؛ ربما نُقل أو تغيّر',
			notJson: 'ليس JSON؛ ربما كان مبتورًا أو تالفًا',
			noTensorList: 'تنقصه قائمة المُوتِّرات (tensor-cache.json أو ndarray-cache.json)',
			emptyTensorList: (fileName) => `قائمة المُوتِّرات فيه (${fileName}) لا تذكر أي ملف`,
			incomplete: (missing) => `غير مكتمل، والمفقود منه ${diskSome(missing)}`,
			noLibrary:
				'تنقصه المكتبة المترجَمة، وهي ملف \u2066.wasm\u2069 ينشره MLC منفصلًا عن الأوزان. ضعها في المجلد، أو أفلت الاثنين معًا',
			manyLibraries: (count) =>
				`${plural(count, {
					one: 'يحتوي على مكتبة مترجَمة واحدة',
					two: 'يحتوي على مكتبتين مترجَمتين',
					few: 'يحتوي على # مكتبات مترجَمة',
					many: 'يحتوي على # مكتبة مترجَمة',
					other: 'يحتوي على # مكتبة مترجَمة'
				})} (\u2066.wasm\u2069). اترك في المجلد مكتبة هذا النموذج وحدها`,
			noSettings: (missing) => `ينقصه ${missing.join(' و')}، وهو ما يوجد في أي مجلد لمكتبة transformers.js`,
			manyNetworks: (names) =>
				`نموذج من عدة شبكات (${libraryJoined(names)})، ولا يشغّل Hearth إلا نماذج الشبكة الواحدة. ابحث عن النموذج نفسه كملف GGUF`,
			loneProjector: 'ملف إسقاط (projector) يمكّن نموذجًا من رؤية الصور. افتح نموذجه أولًا، أو الاثنين معًا',
			loneAdapter: 'محوّل LoRA يغيّر نموذجًا. افتح نموذجه أولًا، أو الاثنين معًا',
			adapterOfSplit: (model) => `يتطلب نموذجًا في ملف واحد، والنموذج ${model} مقسّم`,
			adapterOfOther: (base, model, kind) => `محوّل لنماذج من نوع ${base}، والنموذج ${model} من نوع ${kind}`
		},
		notStarted: {
			noFile: 'لم يُختر أي ملف',
			manyFiles: 'اختر ملفًا واحدًا، أو كل أجزاء نموذج مقسّم واحد',
			notSplit: 'فيه أجزاء لا تنتمي إلى نموذج مقسّم',
			mixed: 'أجزاؤه من نماذج مختلفة، أو غُيّرت أسماؤها',
			tensors: (found, promised) => `عدد المُوتِّرات في أجزائه ${number(found)}، والمذكور ${number(promised)}`,
			split: (parts) =>
				`هذا نموذج مقسّم؛ اختر ${plural(parts, {
					one: 'جزأه الوحيد',
					two: 'جزأيه معًا',
					other: 'أجزاءه كلها معًا، وعددها #'
				})}`,
			splitWithout: (parts, missing) =>
				`هذا نموذج مقسّم؛ اختر ${plural(parts, {
					one: 'جزأه الوحيد',
					two: 'جزأيه معًا',
					other: 'أجزاءه كلها معًا، وعددها #'
				})}. المفقود ${diskSome(missing)}`
		}
	},
	hub: {
		search: {
			region: 'البحث في الشبكة',
			label: (host) => `البحث في ${host}`,
			placeholder: 'اسم نموذج أو عنوانه',
			submit: 'بحث',
			hint: (host) =>
				`لا يُسأل أحد قبل أن تضغط «بحث». عندئذٍ يرى ${host} ما تبحث عنه ومن أين تتصل. ولا يرى أي محادثة أبدًا.`,
			madeFor: 'معدّة لـ',
			allEngines: 'كل ما يعمل',
			searching: (host) => `جارٍ البحث في ${host}…`,
			reading: (what) => `جارٍ قراءة ${what}…`,
			back: 'العودة إلى النتائج',
			settings: 'الإعدادات',
			ownAddress:
				'من عنوان أعطيته. لا ينشر أحد بصمة له، ولذلك لا يستطيع Hearth أن يعرف لاحقًا إلا إن كان لا يزال الملف الذي وصل أول مرة.'
		},
		results: {
			label: 'النماذج التي عُثر عليها',
			count: (models) =>
				plural(models, {
					zero: 'لم يُعثر على نماذج',
					one: 'عُثر على نموذج واحد',
					two: 'عُثر على نموذجين',
					few: 'عُثر على # نماذج',
					many: 'عُثر على # نموذجًا',
					other: 'عُثر على # نموذج'
				}),
			none: (text) => `لا شيء ممّا يعمل هنا اسمه «${text}». جرّب كلمات أقل، أو خيارًا آخر تحت «معدّة لـ».`,
			onRequest: 'الوصول عند الطلب',
			downloads: (perMonth) =>
				`التنزيلات شهريًا: ${number(perMonth, { notation: 'compact', maximumFractionDigits: 1 })}`,
			updated: (atMs) => `حُدّث في ${date(atMs, { year: 'numeric', month: 'short', day: 'numeric' })}`,
			noLicense: 'الرخصة غير مذكورة'
		},
		repository: {
			formats: {
				wllama: 'GGUF، لمحرّك llama.cpp',
				transformers: 'ONNX، لمحرّك transformers.js',
				webllm: 'MLC، لمحرّك WebLLM'
			},
			parameters: (count) => `${libraryFigure(count)} من المعاملات`,
			context: (tokens) => `سياق من ${commonTokensOf(tokens)}`,
			revision: (hash) => `المراجعة ${libraryFigure(hash)}`,
			page: 'صفحة النموذج',
			newTab: '(تُفتح في علامة تبويب جديدة)',
			gated: 'يمنح ناشره الوصول عند الطلب. اطلبه من صفحة النموذج، ثم ألصق رمز وصول من حسابك في <link>الإعدادات</link>.',
			gatedWithToken: 'يمنح ناشره الوصول عند الطلب. اطلبه من صفحة النموذج؛ ويُرسل رمز وصولك مع التنزيل.',
			searchFor: (query) => `البحث عن «${query}»`,
			nothing: 'لا توجد في هذا المستودع (repository) ملفات نماذج يعرفها Hearth.',
			unusable: (formats) =>
				`هذا نموذج بصيغة ${list(formats)}، ولا يستطيع متصفّح تشغيله: ملفات كهذه معدّة لبرامج تعمل على بطاقة رسوميات أو للتدريب. وكثيرًا ما يوجد النموذج نفسه بصيغة GGUF.`
		},
		problems: {
			partsMissing: (count, found) => `النموذج مقسّم إلى ملفات عددها ${number(count)}، والموجود منها ${number(found)}.`,
			empty: 'ملفه فارغ.',
			fileMissing: (path) => `الملف المفقود: ${path}.`,
			graphMissing: (quantization) => `ينقصه جزء مقابل لـ ${quantization}.`,
			weightsMissing: 'تنقصه الأوزان.',
			libraryMissing: 'لا تُعرف له مكتبة مترجَمة، ولا يعمل نموذج MLC من دونها.',
			otherTask: (task) => `هو معدّ لمهمة أخرى (${task})؛ ويشغّل Hearth نماذج ONNX التي تكتب النصوص أو تقارنها.`,
			encoderDecoder: 'يقرأ بشبكة ويكتب بأخرى، كنماذج الترجمة. يشغّل Hearth نماذج ONNX التي تُكمل نصًا.',
			otherImages: (family) =>
				`يقرأ الصور بطريقة لا يعرفها Hearth (${family ?? 'عائلته غير مذكورة'}). يمكن استخدام SmolVLM وIdefics3.`,
			severalNetworks: (names) => `يتكوّن من عدة شبكات (${libraryJoined(names)})، ولا يستطيع Hearth أن يربط بينها.`,
			sixteenBits: 'أعداده من 16 بت. النماذج التي تقارن النصوص تعمل هنا على وحدة CPU، وهي لا تحسب بمثل هذه الأعداد.',
			notFirstPart: 'ليس هذا أول أجزاء نموذج مقسّم. ألصق عنوان الجزء الأول.',
			tooManyParts: 'هو مقسّم إلى أجزاء أكثر مما ينبغي.',
			countsDiffer: (inHeader, inName) =>
				`عدد الأجزاء بحسب ترويسته ${number(inHeader)}، وبحسب اسمه ${number(inName)}، وهما لا يتفقان.`
		},
		refused: {
			'not-https': 'لا يُجلب إلا من عناوين https: ما يأتي من غيرها قد يتغيّر في الطريق.',
			credentials: 'لا يُجلب من عنوان فيه اسم مستخدم وكلمة مرور.',
			'no-model':
				'ليس هذا العنوان صفحة نموذج في المستودع (Hub) ولا ملف \u2066.gguf\u2069. ألصق عنوانًا كهذا، أو اكتب اسمًا.'
		},
		build: {
			bitsPerWeight: (bits) => `${fixed(bits, 1)} بت للوزن الواحد`,
			files: (count) =>
				plural(count, { one: 'ملف واحد', two: 'ملفان', few: '# ملفات', many: '# ملفًا', other: '# ملف' }),
			readsImages: 'يقرأ الصور',
			pasted: 'العنوان الذي ألصقته',
			noSize: 'الحجم غير معروف',
			onShelf: 'ضمن نماذجك',
			download: (name) => `تنزيل ${name}`
		}
	},
	fit: {
		verdicts: {
			fits: 'مناسب',
			tight: 'بالكاد',
			'too-large': 'كبير جدًا',
			'cannot-run': 'لا يعمل هنا'
		},
		estimate: (reason) => `${reason} هذا تقدير.`,
		obstacles: {
			noEngine: (browser) => `لا يستطيع ${browser ?? 'هذا المتصفّح'} تشغيل المحرّك الذي يتطلبه هذا.`,
			noGpu: 'يتطلب هذا وحدة GPU، ولا يتيح المتصفّح أي وحدة. اختر نسخة لوحدة CPU.',
			noF16: 'يتطلب هذا وحدة GPU تحسب بدقة 16 بت. اختر نسخة أخرى من النموذج نفسه.'
		},
		gpu: {
			smallPieces: (mostBytes, neededBytes) =>
				`تعطي وحدة GPU في القطعة الواحدة ${formatBytes(mostBytes)} على الأكثر، والمطلوب هنا ${formatBytes(neededBytes)}.`,
			smallPiecesCpuCan: (mostBytes, neededBytes) =>
				`تعطي وحدة GPU في القطعة الواحدة ${formatBytes(mostBytes)} على الأكثر، والمطلوب هنا ${formatBytes(neededBytes)}. وحدة CPU لا تحتاج إلى ذلك.`,
			someLayers: (onGpu, all) => `الطبقات على وحدة GPU: ${number(onGpu)} من ${number(all)}؛ والبقية أبطأ.`,
			memory: (bytes, wholeBytes) => `يشغل نحو ${formatBytes(bytes)} من ${formatBytes(wholeBytes)} في وحدة GPU.`
		},
		memory: {
			told: (bytes, wholeGiB) =>
				`يشغل نحو ${formatBytes(bytes)} من ${libraryFigure(`${number(wholeGiB)} GB`)} في هذا الجهاز.`,
			toldOrMore: (bytes, wholeGiB) =>
				`يشغل نحو ${formatBytes(bytes)} من ${libraryFigure(`${number(wholeGiB)} GB`)} أو أكثر في هذا الجهاز.`,
			untold: (bytes) => `يشغل نحو ${formatBytes(bytes)} من الذاكرة؛ ولا يذكر المتصفّح مقدارها.`,
			ofPages: (bytes, mostBytes) =>
				`يقع ${formatBytes(bytes)} منه على وحدة CPU، حيث لا تحصل الصفحات على أكثر من ${formatBytes(mostBytes)}.`
		},
		storage: (bytes, freeBytes) =>
			`لا يتّسع التخزين الحر (${formatBytes(freeBytes)}) لتنزيل حجمه ${formatBytes(bytes)}.`,
		context: (tokens) => `دُرّب على سياق من ${commonTokensOf(tokens)}، ولذلك لا يحصل على أكثر منه.`,
		recommended: {
			largest: (tokensPerSecond) =>
				`أكبر نموذج مناسب هنا يجيب أسرع ممّا يقرأ معظم الناس، نحو ${commonTokensOf(tokensPerSecond)} في الثانية`,
			fastest: (tokensPerSecond) =>
				`لا شيء هنا بسرعة قراءة الناس؛ وهذا هو الأسرع، نحو ${commonTokensOf(tokensPerSecond)} في الثانية`
		}
	},
	device: {
		verdict: {
			onGpu: (gpu) => `يجيب هذا الجهاز باستخدام وحدة GPU: ${gpu}.`,
			byItself: 'يجيب هذا الجهاز بنفسه؛ ولا يغادره شيء.',
			onCpu: (threadCount) => `يجيب هذا الجهاز باستخدام وحدة CPU (${deviceThreads(threadCount)}).`,
			onCpuBesideGpu: (threadCount, gpu) =>
				`يجيب هذا الجهاز باستخدام وحدة CPU (${deviceThreads(threadCount)}). ووحدة ${gpu} جاهزة لنماذج أكبر.`,
			onCpuWell: (threadCount) =>
				`يجيب هذا الجهاز باستخدام وحدة CPU (${deviceThreads(threadCount)}). النماذج الصغيرة تعمل جيدًا.`,
			onCpuAlone: 'يجيب هذا الجهاز باستخدام وحدة CPU (خيط معالجة واحد). النماذج الصغيرة هي الأنسب له.',
			gpuFound: (gpu) => `عُثر على ${gpu}؛ ويستطيع Hearth استخدامها.`,
			cannotRun: (browser) => `لا يستطيع ${browser ?? 'هذا المتصفّح'} تشغيل النماذج بعد، لكن هناك خطوة تالية.`,
			details: 'التفاصيل',
			detailsOfDevice: 'تفاصيل هذا الجهاز'
		},
		severity: { good: 'جيد:', note: 'ملاحظة:', warning: 'مشكلة:' },
		meters: {
			gpu: 'GPU',
			memory: 'الذاكرة',
			storage: 'التخزين',
			cpu: 'CPU',
			untold: 'لا يذكرها هذا المتصفّح',
			used: (label) => `المستخدَم: ${label}`,
			noGpu: 'لا شيء',
			softwareGpu: 'برنامج، وليست وحدة GPU حقيقية',
			closedGpu: 'تعذّر فتحها',
			gpuParts: deviceArithmetic,
			gpuPartsAndPiece: (shaderF16, pieceBytes) =>
				`${deviceArithmetic(shaderF16)} · قطع حتى ${formatBytes(pieceBytes)}`,
			memorySize: (gigabytes, capped) => `${libraryFigure(`${number(gigabytes)} GB`)}${capped ? ' أو أكثر' : ''}`,
			memoryRounded: 'رقم قرّبه المتصفّح',
			storageFree: (bytes) => `المتاح ${formatBytes(bytes)}`,
			storageOf: (quotaBytes) => `نحو ${formatBytes(quotaBytes)}`,
			storageUsedOf: (usedBytes, quotaBytes) => `المستخدَم ${formatBytes(usedBytes)} من نحو ${formatBytes(quotaBytes)}`,
			cores: deviceCores,
			threads: (count) => `${deviceThreads(count)} للنموذج`
		},
		noGpu: {
			absent: 'غير متاحة لصفحات الويب هنا',
			'no-adapter': 'لم يجد المتصفّح وحدة يجوز له استخدامها',
			failed: 'تعذّر على المتصفّح الوصول إليها',
			'timed-out': 'لم تستجب'
		},
		system: {
			title: 'النظام',
			checkingDevice: 'جارٍ فحص هذا الجهاز…',
			checkAgain: 'الفحص مجددًا',
			checking: 'جارٍ الفحص…',
			checked: 'تم الفحص للتو.',
			measured: 'السرعة المقيسة',
			benchmark: 'اختبار أداء نموذج',
			report: 'التقرير'
		},
		report: {
			copy: 'نسخ التقرير',
			copied: 'تم النسخ.',
			refused: 'لم يسمح المتصفّح بالنسخ. حدّد النص أدناه بدلًا من ذلك.',
			what: 'ما في التقرير',
			about: 'نص للإبلاغ عن خطأ. يذهب إلى الحافظة ولا يذهب إلى أي مكان آخر؛ وليس فيه محادثات ولا عنوان ولا اسم.',
			text: 'نص التقرير'
		}
	},
	findings: {
		toImprove: 'ما يمكن تحسينه',
		works: 'ما يعمل',
		onCpu: 'تأتي الإجابات من وحدة CPU بدلًا منها. تبقى النماذج الصغيرة صالحة للعمل؛ والأكبر منها أبطأ.',
		tryInOrder: 'جرّب هذه بالترتيب، وافحص مجددًا بعد كل منها:',

		gpuAbsent: {
			sentence: (browser) => `لا يتيح ${findingsBrowser(browser)} وحدة GPU لصفحات الويب هنا.`,
			cost: 'تصل الصفحات إلى وحدة GPU عبر WebGPU، وهو غير موجود أو متوقف.',
			next: 'فعّل WebGPU، إن كان متوفرًا في هذا النظام:'
		},
		gpuNoAdapter: {
			sentence: (browser) => `لم يجد ${findingsBrowser(browser)} وحدة GPU يجوز له استخدامها.`,
			cost: 'عادةً يكون تسريع الرسوميات متوقفًا، أو تعريف بطاقة الرسوميات محظورًا، أو يكون هذا جهازًا افتراضيًا.'
		},
		gpuFailed: {
			sentence: (browser) => `تعذّر على ${findingsBrowser(browser)} الوصول إلى وحدة GPU.`,
			cost: (reason) => `هذا ما قاله: «${reason}».`
		},
		gpuTimedOut: {
			sentence: (waitedMs) =>
				`لم تستجب وحدة GPU خلال ${plural(Math.round(waitedMs / 1000), {
					one: 'ثانية واحدة',
					two: 'ثانيتين',
					few: '# ثوانٍ',
					many: '# ثانية',
					other: '# ثانية'
				})}.`,
			cost: 'ربما كان تعريف بطاقة الرسوميات معلّقًا.'
		},
		gpuSoftware: {
			sentence: (gpu) => `وحدة GPU الوحيدة هنا برنامج، ${gpu}، وليست عتادًا.`,
			cost: 'ستكون أبطأ من وحدة CPU التي تعمل عليها، ولذلك لا يستخدمها Hearth.',
			next: 'إن كانت في هذا الجهاز وحدة GPU حقيقية، فجرّب هذه بالترتيب:'
		},
		gpuNoDevice: {
			sentence: (gpu) => `وحدة ${gpu} موجودة، لكن تعذّر فتحها.`,
			cost: (reason) => `هذا ما قاله المتصفّح: «${reason}». ربما يشغل برنامج آخر ذاكرتها كلها.`,
			next: 'أغلق البرامج الأخرى التي تستخدم وحدة GPU، ثم:'
		},
		gpuInsecure: {
			sentence: 'وحدة GPU محجوبة، لأن هذا العنوان غير آمن.',
			next: findingsSecureAddress
		},
		gpuReady: {
			sentence: (gpu) => `فُتحت ${gpu}، مع الحساب بدقة 16 بت الذي تتطلبه النماذج.`,
			cost: 'تعمل النماذج الأكبر عليها أسرع بكثير عادةً. لا يذكر أي متصفّح مقدار ذاكرتها، فلا يتبيّن ذلك إلا عند تحميل نموذج.'
		},
		gpuNoF16: {
			sentence: (gpu) => `عُثر على ${gpu}، لكنها لا تحسب هنا بدقة 16 بت.`,
			cost: 'يتطلب محرّك Hearth ذلك (shader-f16) للحساب على وحدة GPU.',
			next: 'قد يضيفه تعريف أحدث أو متصفّح أحدث؛ أما الوحدات الأقدم فلا تحصل عليه عادةً.'
		},
		gpuNoJspi: {
			sentence: (gpu, browser) => `عُثر على ${gpu}، لكن لا يستطيع ${findingsBrowser(browser)} أن يتيحها للمحرّك بعد.`,
			cost: 'يجب أن يستطيع المحرّك انتظار وحدة GPU (JSPI، أي JavaScript Promise Integration).',
			next: 'يتوفر ذلك عادةً في Chrome وEdge منذ الإصدار 137، وفي Firefox منذ 153.'
		},
		gpuWaits: {
			sentence: (gpu) => `عُثر على ${gpu}، لكن لا يستطيع المحرّك أن يبدأ في هذا المتصفّح.`,
			cost: 'لا عيب في وحدة GPU.',
			next: 'عالج مشكلة المحرّك أولًا؛ فهي في هذه القائمة.'
		},

		gpuKind: {
			secondGpu: 'إن كانت في هذا الجهاز وحدة GPU ثانية أسرع، فيمكن إعطاؤها للمتصفّح:',
			driver: (driver) => `تعريفها: ${driver}.`
		},
		gpuIntegrated: {
			sentence: 'تتقاسم وحدة GPU هذه الذاكرة مع وحدة CPU.',
			cost: 'النماذج التي تتّسع لها الذاكرة تتّسع لها هذه الوحدة، وتُقرأ بسرعة تلك الذاكرة.'
		},
		gpuDiscrete: {
			sentence: 'لوحدة GPU هذه ذاكرة خاصة بها.',
			cost: 'تُقرأ أسرع بكثير من ذاكرة وحدة CPU، لكن يجب أن تتّسع للنموذج. ولا يذكر أي متصفّح مقدارها.'
		},
		gpuKindUntold: {
			sentence: 'لا يذكر المتصفّح إن كانت لوحدة GPU هذه ذاكرة خاصة بها.',
			cost: 'يصنع صانعها النوعين. وما تبلغه يتبيّن عند قياسها.'
		},
		gpuClock: {
			exact: 'لها ساعة خاصة بها، ولذلك تكون القياسات دقيقة.',
			rough: 'ليست لها ساعة متاحة للصفحات (timestamp-query)، ولذلك تعتمد القياسات على ساعة الصفحة وتكون أقل دقة.'
		},
		gpuFeatures: {
			sentence: 'تستطيع خيوط GPU المتجاورة أن تتبادل النتائج مباشرةً.',
			cost: 'لدى transformers.js وWebLLM دوال حساب (kernels) أسرع لذلك (subgroups).'
		},
		gpuNoSubgroups: {
			sentence: 'لا تستطيع خيوط GPU المتجاورة هنا أن تتبادل النتائج مباشرةً.',
			cost: 'من دون ذلك (subgroups) يستخدم transformers.js وWebLLM دوال حساب (kernels) أبطأ؛ ولا يتأثر llama.cpp.',
			next: 'يأتي ذلك غالبًا مع متصفّح أحدث أو تعريف أحدث.',
			chromium: 'يتوفر في Chrome وEdge منذ الإصدار 134، حيث يتيحه التعريف.'
		},
		gpuLimits: {
			sentence: 'تسمح وحدة GPU بكل ما تطلبه المحرّكات الثلاثة.',
			cost: 'يحتاج كل من llama.cpp وtransformers.js وWebLLM إلى قدر من الذاكرة في قطعة واحدة، وإلى مخازن مؤقتة وخيوط.',
			piece: (bytes) => `أكبر قطعة تعطيها ${formatBytes(bytes)}.`
		},
		gpuSmallPieces: {
			atMost: (bytes) => `تعطي وحدة GPU هذه في القطعة الواحدة ${formatBytes(bytes)} على الأكثر.`,
			less: 'تعطي وحدة GPU هذه أقل ممّا تطلبه بعض المحرّكات.',
			tooSmall: (engineCount) =>
				`لا تكفي وحدة GPU هذه ${plural(engineCount, {
					one: 'لمحرّك واحد من ثلاثة',
					two: 'لمحرّكين من ثلاثة',
					other: 'لعدد # من المحرّكات الثلاثة'
				})}.`,
			refused: (engine, limit, has, least) => `لا يبدأ ${engine} عليها: ${limit} ${has}، والمطلوب ${least}.`,
			held: (engine, limit, has, loss) => `${engine}، ${limit} ${has}: ${loss}.`,
			next: 'اختر نماذج أصغر. قد يرفع تعريف أحدث أو متصفّح أحدث الحدود.'
		},
		limits: {
			maxBufferBytes: 'أكبر مخزن مؤقت',
			maxStorageBindingBytes: 'أكبر قطعة',
			maxWorkgroupStorageBytes: 'الذاكرة المشتركة بين الخيوط',
			maxInvocationsPerWorkgroup: 'عدد الخيوط في المجموعة',
			maxStorageBuffersPerStage: 'عدد المخازن المؤقتة معًا'
		},
		losses: {
			tablesOnCpu: 'تبقى جداول النماذج على وحدة CPU ابتداءً من نحو 4 مليارات معامل',
			noFastKernels: 'تُستبعد أسرع دوال الحساب (kernels) للرمز الواحد',
			noLargeModels: 'لا تُحمَّل النماذج ابتداءً من نحو 4 مليارات معامل',
			smallBuffers: 'تقتصر النماذج على مخازن مؤقتة من \u2066256 MiB\u2069',
			smallTables: 'تقتصر جداول الأوزان على \u2066128 MiB\u2069، وهو ما يكفي حتى نحو مليار معامل',
			smallGroups: 'تعمل دوال الحساب (kernels) في مجموعات أصغر'
		},

		insecure: {
			sentence: 'هذا العنوان غير آمن، ولذلك يحجب المتصفّح الكثير.',
			cost: 'لا وحدة GPU، ولا خيوط معالجة، ولا استخدام دون اتصال. ويمكن لآخرين على الشبكة تغيير هذه الصفحة في طريقها إليك.',
			next: findingsSecureAddress
		},
		engineReady: {
			sentence: 'يستطيع هذا المتصفّح تشغيل محرّك Hearth.',
			cost: 'المحرّك هو llama.cpp بصيغة WebAssembly: شيفرة برنامج تعمل في البيئة المعزولة للمتصفّح، على هذا الجهاز.'
		},
		engineMissing: {
			sentence: (browser) => `ينقص ${findingsBrowser(browser)} جزء يحتاج إليه محرّك Hearth.`,
			cost: (parts) =>
				`لا يستطيع أي نموذج أن يجيب هنا بعد. المفقود في WebAssembly لديه: ${list(parts, { type: 'unit' })}.`,
			next: 'حدّث المتصفّح، أو استخدم متصفّحًا آخر:'
		},
		wasmParts: {
			simd: 'SIMD',
			exceptions: 'الاستثناءات',
			threads: 'الذاكرة المشتركة',
			memory64: 'ذاكرة 64 بت',
			sharedMemory64: 'ذاكرة مشتركة 64 بت'
		},
		wasmComplete: {
			sentence: 'في WebAssembly هنا كل الأجزاء التي تجعل النماذج سريعة.',
			cost: 'تعليمات المتجهات (SIMD)، وخيوط المعالجة، وذاكرة 64 بت، وانتظار الملفات ووحدة GPU (JSPI)، بحيث يُقرأ النموذج قطعة قطعة.'
		},
		noJspi: {
			sentence: (browser) => `يقرأ ${findingsBrowser(browser)} كل نموذج إلى الذاكرة دفعة واحدة.`,
			cost: 'ينقصه الجزء الذي يتيح للمحرّك انتظار الملفات (JSPI): يستغرق التحميل وقتًا أطول ويتطلب ذاكرة أكبر. أما الإجابات فهي نفسها.',
			next: 'يتوفر ذلك عادةً في Chrome وEdge منذ الإصدار 137، وفي Firefox منذ 153. ولا يتوفر في Safari بعد.'
		},
		isolated: {
			sentence: 'هذه الصفحة معزولة عن المواقع الأخرى، ولذلك يجوز للنماذج استخدام عدة أنوية.',
			cost: 'لا تعطي المتصفّحات الذاكرة المشتركة، التي تحتاج إليها عدة أنوية لتعمل معًا، إلا للصفحات المعزولة.'
		},
		notIsolated: {
			sentence: 'هذه الصفحة غير معزولة عن المواقع الأخرى، ولذلك لا يجوز للنماذج إلا استخدام نواة واحدة.',
			cost: 'تكون الإجابات من وحدة CPU أبطأ ممّا يلزم؛ ولا يتغيّر شيء آخر.',
			ownTab: 'افتح Hearth في علامة تبويب خاصة به، لا داخل صفحة أخرى.',
			normalWindow: 'افتح Hearth في نافذة عادية: النوافذ الخاصة كثيرًا ما توقف ما يعزل الصفحة.',
			reload: 'أعد تحميل هذه الصفحة مرة واحدة؛ وذلك يكفي عادةً.'
		},
		fewCores: {
			sentence: (count) => `عدد الأنوية الذي يذكره هذا المتصفّح: ${number(count)}.`,
			cost: 'يحصل النموذج على وحدة CPU على نواة واحدة منها، لتبقى الصفحة سريعة. النماذج الصغيرة هي الأنسب لها.',
			next: 'أغلق علامات التبويب والبرامج الأخرى المشغولة أثناء إجابة Hearth.'
		},
		cores: {
			sentence: (count, usable) =>
				`عدد الأنوية هنا ${number(count)}، ويجوز للنموذج على وحدة CPU أن يستخدم منها ${number(usable)}.`,
			cost: 'تُترك واحدة للصفحة. وما زاد على ثماني أنوية لا يفيد كثيرًا، لأن قراءة الذاكرة هي ما يستغرق الوقت.'
		},
		littleMemory: {
			sentence: (size, capped) => `يذكر هذا الجهاز نحو ${findingsGigabytes(size, capped)} من الذاكرة.`,
			cost: 'مع نموذج أكبر من نحو \u20661 GB\u2069 قد يغلق المتصفّح الصفحة.',
			next: 'اختر نماذج أصغر من \u20661 GB\u2069، وأغلق علامات التبويب والبرامج الأخرى.'
		},
		memory: {
			sentence: (size, capped) => `يذكر هذا الجهاز نحو ${findingsGigabytes(size, capped)} من الذاكرة.`,
			cost: 'تقرّب المتصفّحات هذا الرقم وتتوقف عن العدّ عند 8 أو \u206632 GB\u2069، حفاظًا على خصوصيتك.'
		},

		noDatabase: {
			sentence: 'لا يمكن حفظ المحادثات في هذه النافذة.',
			cost: 'تزول عند إغلاق الصفحة. وحتى ذلك الحين يعمل كل شيء.'
		},
		noFiles: {
			sentence: 'لا يمكن حفظ النماذج المنزَّلة في هذه النافذة.',
			cost: 'سيلزم تنزيل النموذج من جديد في كل مرة. النموذج المدمج يعمل دائمًا.'
		},
		noCache: {
			sentence: 'لا يمكن حفظ Hearth للاستخدام دون اتصال.',
			cost: 'مع الاتصال يعمل كل شيء.'
		},
		allowStorage: 'اسمح لتطبيق Hearth بتخزين البيانات:',
		storageWorks: {
			sentence: 'يمكن حفظ المحادثات والنماذج والتطبيق نفسه على هذا الجهاز.',
			cost: 'جُرّب للتو كل من قاعدة البيانات والملفات وذاكرة التخزين المؤقت. ولم يُترك شيء وراء ذلك.'
		},
		littleSpace: {
			sentence: (bytes) => `المساحة الحرة للنماذج هنا نحو ${formatBytes(bytes)}.`,
			cost: 'تكفي لنماذج صغيرة؛ والنموذج الذي فيه 3 مليارات معامل يشغل نحو \u20662 GB\u2069.',
			next: 'لإفساح المجال:'
		},
		space: {
			sentence: (bytes) => `المساحة الحرة للنماذج والمحادثات نحو ${formatBytes(bytes)}.`,
			cost: 'هذا تقدير المتصفّح. وقد يختلف الحدّ الحقيقي، ولذلك يتوقف التنزيل الذي لا يجد مساحة ويحتفظ بما وصل.'
		},
		persisted: {
			sentence: 'يعد المتصفّح بالاحتفاظ بمحادثاتك ونماذجك.',
			cost: 'لا تزول إلا إذا حذفتها، أو حذفت بيانات هذا الموقع.'
		},
		notPersisted: {
			sentence: 'قد يحذف المتصفّح محادثاتك ونماذجك عندما يمتلئ القرص.',
			cost: 'نادرًا ما يحدث ذلك، لكنه يحدث دون سؤال.',
			safari: 'يحذف Safari عادةً بيانات المواقع التي لم تُستخدم منذ سبعة أيام.',
			next: 'ثبّت Hearth: المتصفّحات تحتفظ عادةً ببيانات التطبيقات المثبّتة.'
		},

		phone: {
			sentence: 'تغلق الهواتف والأجهزة اللوحية الصفحات التي تستخدم ذاكرة كبيرة.',
			cost: 'المحادثات محفوظة، لكن الإجابة التي تُكتب حينها ستنقطع.',
			next: 'اختر نماذج أصغر من \u20661 GB\u2069، وأبقِ Hearth في المقدمة أثناء إجابته.'
		},
		offline: {
			sentence: 'أنت دون اتصال.',
			cost: 'النماذج الموجودة على هذا الجهاز تجيب كالمعتاد. التنزيلات وحدها تنتظر.',
			next: 'اتصل من جديد عندما تريد تنزيل نموذج.'
		},
		lowBattery: {
			sentence: (share) => `شحن البطارية ${percent(share)}.`,
			cost: 'تستهلك الإجابة الطاقة، وتبطئ الأجهزة عندما ينخفض الشحن.',
			next: 'صِل الجهاز بالكهرباء للإجابات الطويلة.'
		},
		pluggedIn: {
			sentence: 'هذا الجهاز موصول بالكهرباء.',
			cost: 'ولذلك يستطيع العمل بسرعته الكاملة.'
		},
		onBattery: {
			sentence: (share) => `يعمل هذا الجهاز على البطارية، وشحنها ${percent(share)}.`,
			cost: 'معظم الحواسيب المحمولة والهواتف تحسب على البطارية أبطأ ممّا تحسب وهي موصولة بالكهرباء، والإجابة تستنزف الشحن.'
		},
		saveData: {
			sentence: 'يطلب المتصفّح من المواقع توفير البيانات.',
			cost: 'تنزيلات النماذج كبيرة. لا يبدأ Hearth أي تنزيل دون سؤال، ويذكر الحجم أولًا.',
			next: 'استخدم اتصالًا غير محدود قبل تنزيل نموذج.'
		}
	},
	// Names of menus and settings are those of the Arabic versions of the browsers and systems; English where these differ by version.
	speech: {
		read: 'القراءة بصوت عالٍ',
		stop: 'إيقاف القراءة',
		position: (sentence, count) => `تجري القراءة: الجملة ${number(sentence)} من ${number(count)}`,
		code: 'شيفرة.',
		noVoice: (language) =>
			`ليس في هذا المتصفح صوت للغة «${languageName(language)}» يعمل على هذا الجهاز، لذلك لم يُقرأ شيء. لا تُستخدم أصوات الشبكة أبدًا، لأن النص سيُرسَل إليها. يمكن تثبيت أصوات أخرى من إعدادات النظام.`,
		failed: 'توقف المتصفح عن القراءة. قد ينجح صوت آخر: القائمة في الإعدادات.',
		settings: {
			title: 'القراءة بصوت عالٍ',
			intro: 'تستخدم «القراءة بصوت عالٍ» في قائمة الإجابة أصواتًا تعمل على هذا الجهاز فقط، لأن غيرها يُرسَل إليه النص.',
			voice: 'الصوت',
			byLanguage: 'حسب لغة النص',
			voiceName: (language, name) => `${languageName(language)}: ${name}`,
			voiceHint: 'الصوت الذي تختاره يقرأ النصوص بلغته. وللغات الأخرى يختار Hearth صوتًا.',
			speed: 'السرعة',
			times: (rate) => `${number(rate)}×`,
			none: 'ليس في هذا المتصفح صوت يعمل على هذا الجهاز. يمكن تثبيت الأصوات من إعدادات النظام.'
		}
	},
	steps: {
		update: {
			ios: 'افتح «الإعدادات»، ثم «عام»، ثم «تحديث البرامج». على iPhone وiPad تحصل كل المتصفّحات على هذا من النظام.',
			android: (store, browser) => `افتح ${store} وابحث عن ${findingsBrowser(browser)} وحدّثه.`,
			chromeos: 'افتح «الإعدادات»، ثم «لمحة عن ChromeOS»، وتحقّق من وجود تحديثات.',
			safari: 'افتح «إعدادات النظام»، ثم «عام»، ثم «تحديث البرامج». يأتي Safari معه.',
			linux: (browser) => `حدّث ${findingsBrowser(browser)} باستخدام مدير الحزم، ثم أعد تشغيله.`,
			firefox: 'افتح القائمة، ثم «مساعدة»، ثم «عن Firefox». يحدّث المتصفّح نفسه هناك.',
			chromium: 'افتح هذا العنوان. يحدّث المتصفّح نفسه هناك.',
			other: 'حدّث هذا المتصفّح، أو افتح Hearth في إصدار حديث من Chrome أو Edge أو Firefox أو Safari.'
		},
		restart: {
			mobile: (browser) => `أغلق ${findingsBrowser(browser)} تمامًا، ثم افتحه من جديد.`,
			desktop: (browser) => `أغلق كل نوافذ ${findingsBrowser(browser)}، ثم افتحه من جديد.`
		},
		accelerate: {
			chromium:
				'افتح هذا العنوان وفعّل «استخدام تسريع الرسومات عند توفّره» (Use graphics acceleration when available)، ثم أعد تشغيل المتصفّح.',
			firefox:
				'افتح هذا العنوان. تحت «الأداء» ألغِ «استخدم إعدادات الأداء المستحسنة» وفعّل «استخدم تسريع العتاد إن كان متاحًا».'
		},
		inspect: {
			samsung: 'افتح Hearth في Chrome: فقد يصل إلى وحدة GPU حيث لا يصل هذا المتصفّح.',
			chromium:
				'افتح هذا العنوان وابحث عن «WebGPU». إن كان معطّلًا هناك (Disabled)، فعادةً ما يكون تعريف بطاقة الرسوميات قديمًا جدًا وفي قائمة المحظورات.',
			firefox: 'افتح هذا العنوان وانظر تحت «الرسوميات» ما المحظور ولماذا.'
		},
		driver: {
			windows:
				'حدّث تعريف بطاقة الرسوميات: «الإعدادات»، ثم «Windows Update»، ثم «خيارات متقدمة»، ثم «التحديثات الاختيارية».',
			linux: 'حدّث تعريف بطاقة الرسوميات باستخدام مدير الحزم (Mesa، أو NVIDIA 535.183.01 أو أحدث).',
			other: 'حدّث النظام؛ فتعريفات بطاقات الرسوميات تأتي معه.'
		},
		linuxFlags: {
			webGpu: 'لوحدة GPU لم تُفعَّل افتراضيًا بعد، اضبط هذا الخيار على Enabled. الخيار تجريبي، ويسري على كل المواقع.',
			vulkan: 'اضبط هذا أيضًا على Enabled، ثم أعد تشغيل المتصفّح.',
			options: (browser) => `إن لم يكفِ ذلك، فشغّل ${findingsBrowser(browser)} من الطرفية بهذه الخيارات.`
		},
		promises: {
			firefox: 'أو افتح هذا العنوان واضبط الاسم التالي على true.',
			firefoxName: 'يتيح للمحرّك انتظار الملفات ووحدة GPU.',
			chromium: 'أو اضبط هذا الخيار على Enabled، ثم أعد تشغيل المتصفّح.'
		},
		webGpu: {
			ios: 'يأتي WebGPU مع iOS وiPadOS 26.',
			safari: 'يأتي WebGPU مع Safari 26 على macOS 26.',
			android: 'يعمل عادةً في Chrome 121 أو أحدث على Android 12 أو أحدث، في معظم الهواتف.',
			samsung: 'يتوفر في Samsung Internet منذ الإصدار 25.',
			openInChrome: 'افتح Hearth في Chrome.',
			firefox: 'يتوفر عادةً في Firefox على Windows منذ الإصدار 141، وعلى أجهزة Mac ذات معالجات Apple منذ 147.',
			firefoxOff: 'وهو متوقف في غير ذلك. لتجربته افتح هذا العنوان واضبط الاسم التالي على true.',
			firefoxName: 'وهو تجريبي هناك، فقارن إجاباته بإجابات وحدة CPU.',
			firefoxWindows: 'يتوفر عادةً في Firefox على Windows منذ الإصدار 141.',
			linux:
				'على Linux يكون مفعّلًا عادةً لوحدات GPU من Intel منذ عام 2020 (الإصدار 144) ولوحدات GPU من NVIDIA (الإصدار 147).',
			chromium: 'يتوفر عادةً في Chrome وEdge منذ الإصدار 113.'
		},
		secondGpu: {
			windows: (browser) =>
				`افتح «الإعدادات»، ثم «النظام»، ثم «العرض»، ثم «الرسومات»، وأضف ${findingsBrowser(browser)}، واختر «أداء عالٍ». ثم أعد تشغيله.`,
			chromium: 'أو شغّله بهذا الخيار، وهو يسري على تلك المرة فقط.',
			macPlug:
				'لا توجد وحدتان إلا في أجهزة Mac ذات معالج Intel. فيها صِل الجهاز بالكهرباء: على البطارية تُستخدم الوحدة الأبطأ.',
			macSwitching:
				'افتح «إعدادات النظام»، ثم «البطارية»، ثم «خيارات»، وأوقف «التبديل التلقائي للرسومات» (Automatic graphics switching).',
			linux: (browser) => `لبطاقة من AMD أو Intel، شغّل ${findingsBrowser(browser)} من الطرفية مع كتابة هذا قبله.`,
			linuxNvidia: 'ولبطاقة من NVIDIA، مع هذا.'
		},
		engine: {
			otherBrowserIos: 'لا يفيد متصفّح آخر على هذا الجهاز: فكلها هنا مبنية على أجزاء Safari.',
			otherBrowser: 'يعمل ذلك عادةً في Chrome أو Edge منذ الإصدار 133، وفي Firefox منذ 134.',
			lockdown:
				'يوقف «نمط التأمين» (Lockdown Mode) تقنية WebAssembly. تجد استثناءات للمواقع في «الإعدادات»، ثم «الخصوصية والأمن»، ثم «نمط التأمين».'
		},
		isolate: {
			reload: 'أعد تحميل الصفحة.',
			host: 'إن كنت تستضيف Hearth بنفسك، فاجعل الخادم يرسل هاتين الترويستين مع كل ملف.',
			firstHeader: 'الأولى:',
			secondHeader: 'الثانية:'
		},
		cores: {
			firefox: 'يذكر Firefox أنوية أقل ممّا يوجد ما دام هذا الإعداد true.',
			brave: 'يذكر Brave أنوية أقل ممّا يوجد ما دامت Shields مفعّلة. أوقفها لتطبيق Hearth.'
		},
		makeRoom: {
			models: 'احذف النماذج التي لم تعد تستخدمها.',
			disk: 'أفرغ مساحة على القرص؛ فالمتصفّحات تعطي حصة منه.',
			normalWindow: 'إن كانت هذه نافذة خاصة، فافتح Hearth في نافذة عادية: النوافذ الخاصة لا تحصل عادةً إلا على القليل.'
		},
		install: {
			ios: 'اضغط «مشاركة»، ثم «إضافة إلى الشاشة الرئيسية».',
			android: (browser) => `افتح قائمة ${findingsBrowser(browser)}، ثم «إضافة إلى الشاشة الرئيسية».`,
			safari: 'افتح القائمة «ملف»، ثم «إضافة إلى شريط الأيقونات» (Add to Dock).',
			firefox: 'عندما يسأل Firefox إن كان يُسمح لتطبيق Hearth بالاحتفاظ بالبيانات، اختر السماح.',
			other: 'اختر أيقونة التثبيت في شريط العنوان، أو التثبيت من القائمة.'
		},
		allowStorage: {
			normalWindow: 'افتح Hearth في نافذة عادية. النوافذ الخاصة كثيرًا ما ترفض التخزين.',
			ios: 'افتح «الإعدادات»، ثم «التطبيقات»، ثم «Safari»، ثم «متقدم»، وأوقف «حظر كل ملفات تعريف الارتباط» (Block All Cookies).',
			safari: 'افتح «Safari»، ثم «الإعدادات»، ثم «متقدم»، وأوقف «حظر كل ملفات تعريف الارتباط» (Block all cookies).',
			firefox: 'افتح هذا العنوان واسمح بملفات تعريف الارتباط وبيانات الموقع لتطبيق Hearth.',
			chromium: 'افتح هذا العنوان واسمح للمواقع بحفظ البيانات.'
		},
		copy: {
			copy: (code) => `نسخ ${libraryFigure(code)}`,
			copied: (code) => `تم نسخ ${libraryFigure(code)}`
		}
	},
	measure: {
		doing: {
			cpu: 'جارٍ قياس وحدة CPU…',
			storage: 'جارٍ قياس التخزين…',
			gpu: 'جارٍ قياس وحدة GPU واختبارها…',
			guide: 'جارٍ مقارنة إجابات Guide على وحدة GPU بإجاباته على وحدة CPU…',
			engine: 'جارٍ مقارنة llama.cpp على وحدة GPU بنتائجه على وحدة CPU…',
			waiting: 'بانتظار لحظة هدوء تكون فيها الصفحة في المقدمة…'
		},
		actions: {
			measure: 'قياس هذا الجهاز',
			measureAgain: 'القياس مجددًا',
			testGuide: 'اختبار Guide على GPU',
			testEngine: 'اختبار llama.cpp على GPU',
			useGpu: 'استخدام GPU على أي حال'
		},
		what: 'يستغرق بضع ثوانٍ: ما سرعة الذاكرة ووحدتي CPU وGPU والتخزين، وهل تحسب وحدة GPU حسابًا صحيحًا.',
		onCpuBecause: 'ولهذا السبب تأتي الإجابات من وحدة CPU.',
		said: {
			measured: 'تم القياس للتو.',
			tested: 'تم الاختبار للتو.',
			stopped: 'تم الإيقاف.',
			failed: (reason) => `تعذّر القياس: ${reason}`
		},
		notTested: {
			otherVersion: 'لم يُختبر: الإجابات المحفوظة من إصدار آخر من Guide.',
			guideNotOnGpu: 'لم يُختبر: لم يبدأ Guide على وحدة GPU.',
			engineNotOnGpu: 'لم يُختبر: لا يستطيع llama.cpp استخدام وحدة GPU هنا.'
		},
		notices: {
			mended: 'تحسب وحدة GPU الآن حسابًا صحيحًا. يمكن أن تأتي الإجابات منها مجددًا.',
			switched: (verdict) => `${verdict} تأتي الإجابات الآن من وحدة CPU.`
		},
		selfTest: {
			absent: 'لا يتيح هذا المتصفّح وحدة GPU لصفحات الويب، فلا توجد وحدة تُختبر.',
			'no-adapter': 'لم يجد المتصفّح وحدة GPU يجوز له استخدامها، فلا توجد وحدة تُختبر.',
			'no-device': 'تعذّر فتح وحدة GPU، ولذلك لم تُختبر.',
			'device-lost': 'توقفت وحدة GPU عن الاستجابة أثناء الاختبار.',
			failed: 'تعذّر اختبار وحدة GPU.',
			wrong: (what) => `تخطئ وحدة GPU هذه في الحساب: ${list(what, { type: 'unit' })}.`,
			right: (kernelCount, more) => {
				const kernels = plural(kernelCount, {
					one: 'دالة حساب واحدة',
					two: 'دالتا حساب',
					few: '# دوال حساب',
					many: '# دالة حساب',
					other: '# دالة حساب'
				});
				return `تحسب وحدة GPU هذه حسابًا صحيحًا (ما اختُبر: ${list([kernels, ...more], { type: 'unit' })}).`;
			}
		},
		tests: {
			integer: 'الأعداد الصحيحة',
			f32: 'الحساب بدقة 32 بت',
			f16: 'الحساب بدقة 16 بت',
			workgroup: 'الذاكرة المشتركة بين الخيوط',
			subgroup: 'المجاميع عبر الخيوط المتجاورة',
			q4: 'الجداء مع أوزان بدقة 4 بت',
			guideWrong: 'إجابات Guide',
			guideRight: 'إجابات Guide'
		},
		figures: {
			gpu: (bytesPerSecond, flops) => `بالقياس: تقرأ ${measureBytesRate(bytesPerSecond)}، و${libraryFigure(flops)}`,
			gpuWrong: 'لم تجتز الاختبار',
			readAt: (bytesPerSecond) => `بالقياس: سرعة القراءة ${measureBytesRate(bytesPerSecond)}`,
			cpu: (flops) => `بالقياس: ${libraryFigure(flops)} مع أوزان بدقة 4 بت`
		},

		suited: {
			title: 'نماذج تناسب هذا الجهاز',
			chat: 'للمحادثة',
			code: 'لكتابة الشيفرة',
			phone: 'على الهواتف',
			model: (name, quantization, reason) => `<strong>${name}</strong> (${quantization}): ${reason}.`,
			needs: (memoryBytes, loadMs) =>
				`يحتاج إلى نحو ${formatBytes(memoryBytes)}، ويُحمَّل في نحو ${formatDuration(loadMs)}.`
		},
		guide: {
			title: 'سرعة Guide هنا',
			measured: (model, onGpu, tokensPerSecond) =>
				`النموذج ${model} على وحدة ${measurePlace(onGpu)}: ${measureRate(tokensPerSecond)}، بالقياس من إجاباتك أنت.`,
			expected: (model, onGpu, tokensPerSecond, errorFactor) =>
				`النموذج ${model} على وحدة ${measurePlace(onGpu)}: المتوقع نحو ${measureRate(tokensPerSecond)}، وقد تزيد السرعة أو تقلّ بمعامل ${number(errorFactor)}.`
		},
		compared: {
			title: 'مقارنةً بغيره',
			what: 'ما يُقرأ من الذاكرة في الثانية: وهو ما يحدّ سرعة كتابة النموذج الكبير.',
			thisDevice: 'هذا الجهاز',
			laptop2020: 'حاسوب محمول من 2020',
			bytesPerSecond: measureBytesRate
		},

		outlooks: {
			title: 'كل النماذج، مع سرعتها المتوقعة',
			context: 'السياق',
			tokens: (count) => commonTokens(count),
			about: 'ونصف السياق ممتلئ. افتح صفًا لترى كيف حُسب رقمه.',
			gpu: 'GPU',
			cpu: 'CPU',
			rate: measureTableRate,
			build: ({ quantization, engine, contextTokens, loadMs, tokensPerSecond }) =>
				`نسخة ${quantization} على ${engine}، والسياق ${commonTokens(contextTokens)}. تُحمَّل في نحو ${formatDuration(loadMs)}، وتقرأ الموجّه بسرعة ${tokensPerSecond < 0.1 ? '' : 'نحو '}${measureTableRate(tokensPerSecond)}.`,
			giveOrTake: (errorFactor) => `وقد تزيد السرعة أو تقلّ بمعامل ${number(errorFactor)}.`,
			measured: (expectedTokensPerSecond) =>
				`بالقياس من إجاباتك أنت؛ وكان المتوقع ${measureTableRate(expectedTokensPerSecond)}.`
		},
		verdicts: { fits: 'مناسب', tight: 'بالكاد', 'too-large': 'كبير جدًا', 'cannot-run': 'لا يعمل' },
		tokenTime: ({ readBytes, bytesPerSecond, readMs, computeMs, parts, overheadMs }) => {
			const reading = `قراءة ${formatBytes(readBytes)} بسرعة ${measureBytesRate(bytesPerSecond)} تستغرق ${measureMs(readMs)}`;
			const computing =
				parts === null
					? `والحساب ${measureMs(computeMs)}`
					: `والحساب ${measureMs(computeMs)} (الأوزان ${measureMs(parts.weightsMs)}، الصفوف ${measureMs(parts.rowsMs)}، الانتباه ${measureMs(parts.attentionMs)})`;
			return `الرمز الواحد: ${reading}، ${computing}؛ يُحتسب الأطول منهما، ويُضاف إليه ${measureMs(overheadMs)} لتمريره.`;
		}
	},
	benchmark: {
		title: 'اختبار الأداء',
		lead: 'ما سرعة نموذج على هذا الجهاز. يجري الاختبار هنا ولا يذهب إلى أي مكان.',
		form: {
			model: 'النموذج',
			backend: 'الحساب على',
			cpu: 'CPU',
			gpu: 'GPU',
			repeats: 'جولات كل قياس',
			start: 'بدء',
			chooseEngine: 'اختيار المحرّك الأسرع',
			about: (promptTokens) =>
				`يحمّل النموذج من جديد، ويجعله يجيب عن موجّهات أطوالها بالرموز ${benchmarkLengths(promptTokens)}، ويعرض ما استغرقه ذلك: للتحميل، وحتى أول رمز، وللقراءة، وللكتابة.`,
			fastest: (engine, tokensPerSecond) =>
				`كان ${engine} أسرع محرّك لهذا النموذج هنا (${fixed(tokensPerSecond, 1)} رمز/ث)، ولذلك يجيب به.`
		},
		doing: {
			starting: 'جارٍ البدء',
			testingGpu: 'جارٍ اختبار وحدة GPU',
			loading: (model) => `جارٍ تحميل ${model}`,
			warmingUp: (model) => `جارٍ تهيئة ${model}`,
			countingMemory: 'بانتظار أن يحسب المتصفح الذاكرة',
			run: (model, promptTokens, round, rounds) =>
				`${model}: موجّه من ${commonTokensOf(promptTokens)}، الجولة ${number(round)} من ${number(rounds)}`
		},
		said: {
			done: 'تم.',
			leftOut: (promptTokens) =>
				`تم. استُبعدت هذه الأطوال بالرموز لأنها بطيئة جدًا هنا: ${benchmarkLengths(promptTokens)}.`,
			stopped: 'تم الإيقاف.',
			failed: (reason) => `تعذّر القياس: ${reason}`,
			noChoice: 'لا شيء يُختار بينه.',
			chosen: (engine, tried) => {
				const speeds = tried.map((one) =>
					one.tokensPerSecond === null
						? `${one.engine} بسرعة غير معروفة`
						: `${one.engine} بسرعة ${fixed(one.tokensPerSecond, 1)} رمز/ث`
				);
				return `${list(speeds, { type: 'unit' })}. محرّك ${engine} أسرع هنا، ولذلك يجيب به من الآن فصاعدًا.`;
			},
			noResult: 'ذلك الملف ليس نتيجة من هذا الاختبار. لم يتغيّر شيء.'
		},
		result: {
			name: (model, quantization, onGpu, browser) => libraryJoined([model, quantization, measurePlace(onGpu), browser]),
			onCpu: (engine) => `يعمل على وحدة CPU باستخدام ${engine}.`,
			onGpu: (engine, gpu) => `يعمل على وحدة GPU${gpu && ` (${gpu})`} باستخدام ${engine}.`,
			loads: (loadMs) => `يُحمَّل في ${formatDuration(loadMs)}.`,
			loadsAndTakes: (loadMs, memoryBytes) =>
				`يُحمَّل في ${formatDuration(loadMs)}، وتشغل الصفحة ${formatBytes(memoryBytes)} من الذاكرة.`,
			bars: 'الأعمدة هي القيم الوسيطة، والخطوط تمتد من أبطأ جولة إلى أسرعها.',
			compared: (other) => `بالرمادي، للمقارنة: ${other}.`,
			saveJson: 'حفظ بصيغة JSON',
			savePicture: 'حفظ كصورة',
			compare: 'مقارنة بملف',
			file: 'النتيجة المراد المقارنة بها'
		},
		energy: {
			untold: 'لا يمكن قياس الطاقة هنا: لا يذكر المتصفّح شيئًا عن بطارية.',
			pluggedIn: 'لا يمكن قياس الطاقة والجهاز موصول بالكهرباء.',
			little: (elapsedMs) => `انخفض شحن البطارية أقل من ${percent(0.01)} في ${formatDuration(elapsedMs)}.`,
			used: (share, elapsedMs) =>
				`انخفض شحن البطارية ${percent(share)} في ${formatDuration(elapsedMs)}، بما في ذلك كل ما كان يعمل إلى جانبه.`
		},
		charts: {
			decode: 'التوليد',
			prefill: 'قراءة الموجّه',
			firstToken: 'الزمن حتى أول رمز',
			tokensPerSecond: 'رمز/ث',
			ms: 'ms',
			tokens: (count) => commonTokens(count),
			caption: (title, unit) => `${title}، ${unit}`,
			described: (title, unit, bars) =>
				`${title}: ${list(
					bars.map(({ label, figure }) => `${label} ${figure} ${unit}`),
					{ type: 'unit' }
				)}`
		}
	},
	drawing: {
		draw: 'رسم',
		showCode: 'عرض الشيفرة',
		title: 'الرسم',
		working: 'جارٍ الرسم…',
		diagramFailed: (reason) => `تعذّر رسم هذا المخطط: ${reason}.`,
		pictureFailed: (reason) => `تعذّر رسم هذه الصورة: ${reason}.`,
		tooLong: (kilobytes) => `هذا أطول من أن يُرسم: أكثر من ${libraryFigure(`${number(kilobytes)} kB`)}.`,
		slow: 'استغرق رسم هذا وقتًا أطول ممّا يجوز.',
		unsealed:
			'لا يُرسم شيء هنا: لا يتحكم عامل الخدمة (service worker) الخاص بتطبيق Hearth في هذه الصفحة، ولذلك لا يمكن عزل رسم عن محادثاتك.',
		unreachable: 'الجزء الذي يرسم من Hearth غير محفوظ على هذا الجهاز، ولا يمكن الوصول إلى مضيفه.'
	},
	imports: {
		refused: (wrong) => `لم يُستورد هذا الملف ولم يتغيّر شيء. السبب: الملف ${wrong}.`,
		refusedAt: (place, wrong) => `لم يُستورد هذا الملف ولم يتغيّر شيء. السبب: الموضع ${place} ${wrong}.`,
		flaws: {
			notJson: 'ليس بصيغة JSON، أو ينقصه جزء. ربما انقطع التنزيل أو النسخ',
			notJsonInLine: (line) => `ليس بصيغة JSON في السطر ${number(line)}. ربما انقطع التنزيل أو النسخ`,
			otherFormat: {
				chats: 'ليس تصدير محادثات يعرفه Hearth',
				presets: 'ليس إعدادًا مسبقًا من Hearth أو LM Studio، ولا تصدير نماذج من Open WebUI'
			},
			newer: 'أُعدّ بإصدار أحدث من Hearth. حدّث هذا الإصدار، ثم حاول مجددًا',
			nothing: {
				chats: 'لا يحتوي على محادثات يستطيع Hearth قراءتها',
				messages: 'لا يحتوي على رسائل',
				presets: 'لا يحتوي على إعدادات مسبقة'
			},
			tooLarge: (mostBytes) => `أكبر من ${formatBytes(mostBytes)}، وهو أقصى ما تمكن قراءته`,
			tooLargeUnpacked: (mostBytes) =>
				`يحتوي على محادثات حجمها أكبر من ${formatBytes(mostBytes)}، وهو أقصى ما تمكن قراءته`,
			damagedZip: 'أرشيف ZIP تالف. نزّله أو انسخه مجددًا',
			notOneOf: (allowed) => `يجب أن يكون إحدى هذه القيم: ${allowed}`,
			notWithin: (low, high) => `يجب أن يكون عددًا من ${number(low)} إلى ${number(high)}`,
			notWithinWhole: (low, high) => `يجب أن يكون عددًا صحيحًا من ${number(low)} إلى ${number(high)}`,
			notTexts: (most) =>
				`يجب أن يكون قائمة لا تزيد على ${plural(most, {
					one: 'نص واحد',
					two: 'نصين',
					few: '# نصوص',
					many: '# نصًا',
					other: '# نص'
				})}`,
			notAllowed: 'فيه قيمة غير مسموح بها',
			unevenLists: 'يجب أن تكون القوائم فيه متساوية الطول',
			sameId: 'فيه معرّف يتكرر في هذه المحادثة',
			ownAncestor: 'فيه رسائل تأتي بعد نفسها',
			noParent: 'يأتي بعد رسالة غير موجودة'
		},
		wanted: {
			object: 'يجب أن يكون كائنًا',
			list: 'يجب أن يكون قائمة',
			text: 'يجب أن يكون نصًا',
			flag: 'يجب أن يكون true أو false',
			number: 'يجب أن يكون عددًا',
			amount: 'يجب أن يكون عددًا لا يقل عن 0',
			whole: 'يجب أن يكون عددًا صحيحًا',
			time: 'يجب أن يكون وقتًا',
			milliseconds: 'يجب أن يكون وقتًا بالملّي ثانية',
			id: 'يجب أن يكون معرّفًا',
			name: 'يجب أن يكون اسمًا',
			language: 'يجب أن يكون رمز لغة',
			base64: 'يجب أن يكون بترميز base64',
			sha256: 'يجب أن يكون SHA-256 بالنظام الست عشري',
			'json-object': 'يجب أن يكون كائنًا بصيغة JSON',
			'text-and-number': 'يجب أن يكون نصًا وعددًا'
		},
		most: {
			entries: (most) =>
				`يجب ألّا يزيد على ${plural(most, {
					one: 'عنصر واحد',
					two: 'عنصرين',
					few: '# عناصر',
					many: '# عنصرًا',
					other: '# عنصر'
				})}`,
			characters: (most) => `يجب ألّا يزيد على ${commonCharactersOf(most)}`,
			attachments: (most) =>
				`يجب ألّا يزيد على ${plural(most, {
					one: 'ملف واحد',
					two: 'ملفين',
					few: '# ملفات',
					many: '# ملفًا',
					other: '# ملف'
				})}`,
			messages: (most) =>
				`يجب ألّا يزيد في المحادثة الواحدة على ${plural(most, {
					one: 'رسالة واحدة',
					two: 'رسالتين',
					few: '# رسائل',
					many: '# رسالة',
					other: '# رسالة'
				})}`,
			folders: (most) =>
				`يجب ألّا يزيد على ${plural(most, {
					one: 'مجلد واحد',
					two: 'مجلدين',
					few: '# مجلدات',
					many: '# مجلدًا',
					other: '# مجلد'
				})}`,
			presets: (most) =>
				`يجب ألّا يزيد على ${plural(most, {
					one: 'إعداد مسبق واحد',
					two: 'إعدادين مسبقين',
					few: '# إعدادات مسبقة',
					many: '# إعدادًا مسبقًا',
					other: '# إعداد مسبق'
				})}`
		}
	},
	language: {
		title: 'اللغة',
		likeBrowser: 'مثل المتصفّح',
		hint: 'لغة الواجهة. يتحدث كل نموذج اللغات التي يعرفها؛ أما Guide فيتحدث الإنجليزية.'
	}
};
