import { date, fixed, formatBytes, formatDuration, list, number, percent, plural } from '#lib/messages/format.ts';
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
			reading: 'جارٍ قراءة الملف…',
			understanding: (done, total) => `جارٍ تحليل المحادثة ${number(done)} من ${number(total)}…`,
			saving: (done, total) => `جارٍ حفظ المحادثة ${number(done)} من ${number(total)}…`,
			takingBack: 'جارٍ التراجع…',
			takenBack: 'تم التراجع عن الاستيراد.',
			deleting: 'جارٍ الحذف…',
			deleted: 'حُذفت كل المحادثات.',
			canceled: 'أُلغي الاستيراد. لم يتغيّر شيء.',
			refused: (what, wrong) => `لم يُستورد هذا الملف ولم يتغيّر شيء. السبب: ${what} ${wrong}.`
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
			leftOut: (things) => `لم يُستورد: ${list(things)}`,
			nothing: 'لا محادثات في هذا الملف.'
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
			summarizingPart: (part, total) => `جارٍ تلخيص الرسائل السابقة: الجزء ${number(part)} من ${number(total)}`
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
			reused: (tokens) => `رموز الموجّه التي كانت لا تزال في الذاكرة: ${number(tokens)}`
		},
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
			others: 'أو ربما تقصد'
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
			textOf: (name) => `نص ${name}`
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
			export: 'تصدير المحادثات',
			import: 'استيراد محادثات',
			importHint:
				'يقبل الاستيراد ما صُدّر من Hearth وChatGPT (وملف ZIP أيضًا) وواجهة الويب لـ llama.cpp وOpen WebUI وLM Studio. واستيراد الملف نفسه مرة أخرى لا يضيف شيئًا.',
			importing: 'الاستيراد',
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
			title: 'إعدادات المحادثة',
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
				})}.`,
			notImported: (place, reason) => `لم يُستورد هذا الملف ولم يتغيّر شيء. السبب: ${place} ${reason}.`
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
			sure: (share) => `الثقة بالصياغة: ${share}`,
			unsure: (unsure, tokens) => `${number(unsure)} من ${commonTokensOf(tokens)} دون ${percent(0.5)}`,
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
			unable: (model) => `لا يستطيع ${model} هنا إلا الإجابة في المحادثات. اختر نموذج GGUF لمتابعة نص.`,
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
				completions: 'الواجهة الأقدم؛ يدخل الموجّه كرسالة',
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
	language: {
		title: 'اللغة',
		likeBrowser: 'مثل المتصفّح',
		hint: 'لغة الواجهة. يتحدث كل نموذج اللغات التي يعرفها؛ أما Guide فيتحدث الإنجليزية.'
	}
};
