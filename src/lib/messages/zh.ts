import { date, fixed, formatBytes, formatDuration, number, percent, plural } from '#lib/messages/format.ts';
import type { Messages } from '#lib/messages/messages.ts';

const connectRequests = (count: number): string => plural(count, { other: '# 个请求' });

/** How much faster several answers at once are; `NaN` where it could not be measured. */
const connectGain = (gain: number): string =>
	Number.isFinite(gain) ? `速度是逐个回答的 ${fixed(gain, 2)} 倍` : '与逐个回答相比没有测出差别';

/** Simplified Chinese. */
export const zh: Messages = {
	common: {
		add: '添加',
		cancel: '取消',
		close: '关闭',
		copied: '已复制',
		copy: '复制',
		delete: '删除',
		dismiss: '关闭',
		download: '下载',
		more: '更多',
		remove: '移除',
		rename: '重命名',
		save: '保存',
		stop: '停止',
		tryAgain: '重试',
		undo: '撤销'
	},
	shell: {
		frame: {
			skip: '跳到正文',
			menu: '菜单',
			closeMenu: '关闭菜单',
			search: '搜索',
			pages: '页面',
			copyRefused: '浏览器不允许复制。请选中文字后手动复制。',
			downloaded: (share) => `${percent(share)} · `
		},
		pages: {
			notebook: '笔记本',
			models: '模型',
			system: '系统',
			connect: '连接',
			settings: '设置'
		},
		palette: {
			title: '搜索对话，前往任意页面',
			placeholder: '搜索对话，或前往页面',
			chats: '对话',
			archived: '已归档',
			answerWith: '用以下模型回答',
			goTo: '前往',
			searching: '正在搜索…',
			nothing: (query) => `没有找到包含“${query}”的内容。`,
			found: (chats) => plural(chats, { other: '找到 # 个对话' })
		},
		paletteWords: {
			newChat: '新建 新对话 新聊天 开始 开启 聊天 start begin',
			models: '模型 下载 安装 模型库 发现 更多模型 download install library discover',
			notebook: '笔记本 原始 补全 续写 文本 写作 写 继续 故事 小说 raw completion text write continue story',
			system: '系统 显卡 硬件 设备 检查 检测 内存 显存 速度 测速 gpu hardware device check memory speed',
			settings:
				'设置 主题 深色 浅色 夜间 导出 导入 删除 数据 默认 偏好 选项 theme dark light export import delete data defaults preferences',
			sheet: '快捷键 按键 键盘 帮助 keys help'
		},
		shortcuts: {
			palette: '搜索对话，或前往页面',
			newChat: '新对话',
			stop: '停止回答',
			sheet: '键盘快捷键',
			send: '发送（除非在设置中另有选择）',
			sendAnyway: '发送',
			newLine: '换行',
			continueText: '让模型续写',
			saveEdit: '发送编辑后的消息',
			cancelEdit: '保持原样',
			saveName: '保存名称',
			cancelName: '保留旧名称'
		},
		shortcutPlaces: {
			anywhere: '任何位置',
			composer: '在消息输入框中',
			notebook: '在笔记本中',
			editing: '编辑消息时',
			renaming: '重命名对话时'
		},
		keys: {
			control: 'Ctrl',
			escape: 'Esc',
			enter: 'Enter',
			or: '或'
		},
		switcher: {
			model: '模型：',
			current: (name) => `模型：${name}`,
			title: '此设备上的模型',
			parameters: (amount) => `${amount} 参数`,
			onGpu: '在 GPU 上',
			onCpu: '在 CPU 上',
			moveHere: '移到这里',
			all: '全部模型',
			more: '获取更多…'
		},
		update: {
			ready: '新版本已就绪。',
			reloads: '所有打开的标签页都会重新加载。',
			waits: '等回答写完后，所有打开的标签页都会重新加载。',
			accepted: '回答写完后，新版本就会启动。',
			accept: '立即更新',
			later: '稍后',
			notNow: '暂不更新'
		},
		error: {
			notFound: '这里什么也没有',
			notFoundLead: 'Hearth 在这个地址没有页面。你的对话都还在原处。',
			failed: '此页面未能打开',
			failedLead: '你的对话是安全的：它们与页面分开保存。',
			reason: (reason) => `重新加载通常能解决问题。原因：${reason ?? '未知错误'}。`,
			newChat: '开始新对话'
		}
	},
	chats: {
		list: {
			chats: '对话',
			pinned: '已置顶',
			archived: '已归档',
			archivedCount: (count) => `已归档（${number(count)}）`,
			all: '全部对话',
			none: '你的对话会列在这里。它们只保存在此浏览器中。',
			older: '显示更早的对话'
		},
		ages: {
			today: '今天',
			yesterday: '昨天',
			last7Days: '过去 7 天',
			last30Days: '过去 30 天',
			month: (atMs) => date(atMs, { month: 'long', year: 'numeric' })
		},
		menu: {
			options: (title) => `“${title}”的选项`,
			pin: '置顶',
			unpin: '取消置顶',
			move: '移至文件夹…',
			saveAsText: '保存为文本',
			saveAll: '连同所有版本保存',
			archive: '归档',
			putBack: '取消归档',
			name: '对话名称'
		},
		folders: {
			title: '文件夹',
			new: '新建文件夹',
			name: '文件夹名称',
			options: (name) => `文件夹“${name}”的选项`,
			delete: '删除文件夹，保留对话',
			chatsIn: (name) => `“${name}”中的对话`,
			empty: '空文件夹。每个对话的菜单中都有“移至文件夹”。',
			moveTitle: '移至文件夹',
			takeOut: '移出文件夹',
			move: '移动',
			movedTo: (name) => (name === undefined ? '对话已移至文件夹。' : `对话已移至“${name}”。`),
			takenOut: (name) => (name === undefined ? '对话已移出文件夹。' : `对话已移出“${name}”。`),
			deletedEmpty: (name) => `文件夹“${name}”已删除。它是空的。`,
			deleted: (name, chatCount) =>
				`文件夹“${name}”已删除。${plural(chatCount, { other: '其中的 # 个对话已保留在文件夹之外。' })}`,
			gone: '此文件夹已在另一个标签页中删除。对话仍在原处。'
		},
		branch: {
			questionDeleted: '你的消息已删除。',
			answerDeleted: '回答已删除。',
			questionAndMoreDeleted: (more) => plural(more, { other: '你的消息及其后的 # 条消息已删除。' }),
			answerAndMoreDeleted: (more) => plural(more, { other: '回答及其后的 # 条消息已删除。' }),
			beingWritten: '另一个标签页正在那里写回答。请先停止它，再删除。',
			parentGone: '它所回应的消息也已删除。请先恢复那条消息。',
			goneAlready: '另一个标签页已经删除了它。'
		},
		data: {
			writing: '正在写入文件…',
			reading: '正在读取文件…',
			understanding: (done, total) => `正在解析对话：第 ${number(done)} 个，共 ${number(total)} 个…`,
			saving: (done, total) => `正在保存对话：第 ${number(done)} 个，共 ${number(total)} 个…`,
			takingBack: '正在撤销…',
			takenBack: '导入已撤销。',
			deleting: '正在删除…',
			deleted: '所有对话已删除。',
			canceled: '导入已取消。未作任何更改。',
			refused: (what, wrong) => `没有导入此文件，也未作任何更改：${what} ${wrong}。`
		},
		imported: {
			sentence: (parts) => `${parts.join('，')}。`,
			added: (count) => plural(count, { other: '已添加 # 个对话' }),
			grown: (count) => plural(count, { other: '# 个对话有了新消息' }),
			present: (count) => plural(count, { other: '# 个对话原本就在这里' }),
			leftOut: (things) => `未导入 ${things.join('、')}`,
			nothing: '文件中没有对话。'
		},
		leftOut: {
			image: (count) => plural(count, { other: '# 张图片' }),
			file: (count) => plural(count, { other: '# 个文件' }),
			recording: (count) => plural(count, { other: '# 段录音' }),
			'custom instruction': (count) => plural(count, { other: '# 条自定义指令' })
		}
	},
	chat: {
		newChat: '新对话',

		welcome: {
			title: '语言模型，就在你自己的设备上',
			lead: '你写的内容留在这里：没有服务器，没有账号，离线也能使用。',
			suggestions: '建议',
			guideEnglish: 'Guide 能看懂英文。更大的模型会说中文。'
		},
		suggestions: {
			abilities: 'What can you do?',
			memory: 'How much memory does a 7B model need?',
			privacy: 'Is anything I type sent anywhere?'
		},

		view: {
			temporary: '临时对话，从不保存',
			conversation: '对话内容',
			earlier: (count) => plural(count, { other: '显示更早的 # 条消息' }),
			toEnd: '滚动到末尾',
			dropFiles: '松开即可添加附件',
			summarizing: '正在总结更早的消息',
			summarizingPart: (part, total) => `正在总结更早的消息：第 ${number(part)} 部分，共 ${number(total)} 部分`
		},
		footnote: {
			temporary: '这是临时对话：从不保存，关闭此标签页后就会消失。你写的内容不会离开此设备。',
			noStorage: '此浏览器没有给 Hearth 存储空间：关闭此标签页后，你的对话就会消失。你写的内容不会离开此设备。',
			mistakes: '模型会出错。你写的内容不会离开此设备。',
			smallModel: (model) => `${model} 是小模型，会出错。你写的内容不会离开此设备。`
		},
		announcer: {
			writing: '正在写回答',
			failed: (reason) => `回答失败。${reason}`
		},

		composer: {
			message: '消息',
			placeholder: (model) => `给 ${model} 发消息`,
			attach: '添加附件',
			stopWithKey: '停止 (Esc)',
			send: '发送'
		},

		question: {
			author: '你',
			editField: '编辑消息',
			versionKept: '下面的回答会作为另一个版本保留。',
			sendAgain: '重新发送',
			showLess: '收起',
			edit: '编辑',
			getAnswer: '获取回答'
		},
		showAll: (characters) => plural(characters, { other: '显示全部 # 个字符' }),
		copyRefused: '浏览器不允许复制。请选中文字后手动复制。',

		versions: {
			group: '版本',
			previous: '上一个版本',
			next: '下一个版本',
			position: (version, count) => `第 ${number(version)} 个版本，共 ${number(count)} 个`,
			shortPosition: (version, count) => `${number(version)}/${number(count)}`
		},
		deletion: {
			answer: '删除此回答',
			message: '删除此消息',
			version: '删除此版本'
		},
		deletionOnward: {
			answer: '删除此回答及后续内容',
			message: '删除此消息及后续内容',
			version: '删除此版本及后续内容'
		},

		answer: {
			author: '助手',
			thinking: '正在思考',
			thoughtFor: (durationMs) => `思考了 ${formatDuration(durationMs)}`,
			fork: '从这里分出新对话',
			again: '重新回答',
			more: '此回答的更多选项',
			showConfidence: '显示置信度',
			receipt: '凭据'
		},
		stats: {
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} token/秒`,
			firstToken: (afterMs) => `首个 token ${formatDuration(afterMs)}`,
			tokens: (prompt, answer) => `提示词 ${number(prompt)} + 回答 ${number(answer)} token`,
			reused: (tokens) => `提示词中有 ${number(tokens)} 个 token 仍在内存中`
		},
		cut: {
			pageClosed: '页面关闭时，此回答被中断。已写出的部分已保留。',
			lengthLimit: '此回答达到了长度上限。',
			stopped: '已停止。',
			continue: '继续'
		},
		working: '正在处理…',
		lookedUp: {
			about: 'Guide 在自己的手册中查找了你的问题。没有任何内容离开此设备。',
			understoodAs: '理解为：',
			others: '你是不是想问'
		},
		calculator: {
			results: '由计算器算出',
			about: '模型使用了此应用的计算器；没有任何内容离开此设备。',
			is: '等于',
			isAbout: '约等于'
		},

		engine: {
			checking: (model, loadedBytes, totalBytes) =>
				`正在检查 ${model}：${formatBytes(loadedBytes)}，共 ${formatBytes(totalBytes)}`,
			fetching: (model, loadedBytes, totalBytes) =>
				`正在获取 ${model}：${formatBytes(loadedBytes)}，共 ${formatBytes(totalBytes)}`,
			starting: (model) => `正在启动 ${model}`,
			underWay: (what) => `${what}…`,
			waiting: (answers) => plural(answers, { other: '正在等待另外 # 个回答' }),
			nowOnCpu: 'GPU 停止响应，已改在 CPU 上运行。',
			usedElsewhere: (model) => `另一个标签页正在使用 ${model}。`
		},
		runsHere: {
			cpu: '在此设备的 CPU 上运行。',
			webgpu: '在此设备的 GPU 上运行。',
			unknown: '在此设备上运行。'
		},
		runsInAnotherTab: {
			cpu: '在此设备的 CPU 上，由另一个标签页运行。',
			webgpu: '在此设备的 GPU 上，由另一个标签页运行。',
			unknown: '在此设备上，由另一个标签页运行。'
		},

		gpuLost: {
			again: (model) => `GPU 停止响应；${model} 已重新启动。`,
			cpu: (model) => `GPU 停止响应；${model} 已改在 CPU 上重新启动。`,
			failed: (model) => `GPU 停止响应，${model} 未能重新启动。`,
			none: (model) => `GPU 连续第二次停止响应，因此没有重新启动 ${model}。`
		},
		engineSilent: {
			again: (model) => `引擎没有响应，已被停止；${model} 已重新启动。`,
			cpu: (model) => `引擎没有响应，已被停止；${model} 已改在 CPU 上重新启动。`,
			failed: (model) => `引擎没有响应，已被停止，${model} 未能重新启动。`,
			none: (model) => `引擎连续第二次没有响应而被停止，因此没有重新启动 ${model}。`
		},
		engineStopped: {
			again: (model) => `引擎意外停止；${model} 已重新启动。`,
			cpu: (model) => `引擎意外停止；${model} 已改在 CPU 上重新启动。`,
			failed: (model) => `引擎意外停止，${model} 未能重新启动。`,
			none: (model) => `引擎连续第二次意外停止，因此没有重新启动 ${model}。`
		},
		afterLoss: {
			kept: '已写出的部分已保留并作了标记。',
			makeRoom: '请关闭其他标签页和程序后重试，或选择其他模型。',
			beginsAnew: '它还没有开始回答，因此会从头开始。',
			goOn: '按“重试”获取新的回答，或继续提出别的问题。',
			nothingLost: '没有丢失任何内容。'
		},

		notices: {
			archived: '对话已归档。',
			deleted: (title) => `“${title}”已删除。`,
			untitled: '对话',
			repaired: (model) => `${model} 已重新获取，现在完好无损。`,
			reportCopied: '报告已复制到剪贴板。其中没有你的对话内容。',
			notKept: (model) => `浏览器没有空间保存 ${model}。它现在可以使用，下次访问时会重新获取。`
		}
	},
	context: {
		gauge: {
			title: '上下文窗口',
			label: ({ used, total, left, exact }) =>
				exact
					? `上下文：已用 ${number(used)} 个 token，共 ${number(total)} 个，剩余 ${number(left)} 个`
					: `上下文：已用约 ${number(used)} 个 token，共 ${number(total)} 个，剩余 ${number(left)} 个`,
			size: (tokens) => plural(tokens, { other: '# 个 token' }),
			lastPrompt: '上一个回答的提示词',
			cached: '仍在 KV cache 中',
			lastAnswer: '上一个回答',
			nextPrompt: '下一个提示词',
			nextPromptWithMessage: '下一个提示词，含你的消息',
			left: '剩余',
			leftForAnswer: '留给回答',
			about: (tokens) => `约 ${number(tokens)}`,
			countedBy: (model) => `由 ${model} 计数。`,
			estimated: '根据文本长度估算。',
			shared: (model) => `${model} 读取和写出的内容共用这一空间。`
		},
		outside: {
			summarized: (count) => plural(count, { other: '此对话的前 # 条消息已由摘要代替。' }),
			notRead: (count) => plural(count, { other: '模型不再读取此对话的前 # 条消息。' }),
			willNotBeRead: (count) => plural(count, { other: '为腾出空间，模型将不读取此对话的前 # 条消息。' }),
			willAsk: '内容已超出容量。Hearth 会询问如何继续。'
		},
		earlier: {
			label: '上下文窗口的界限',
			summarized: '模型读取的是更早消息的摘要',
			notRead: '模型不再读取更早的消息',
			show: (count) => plural(count, { other: '显示 # 条消息' }),
			fold: (count) => plural(count, { other: '收起 # 条消息' }),
			summary: '摘要'
		},
		offers: {
			dropOldest: '略去最早的消息',
			summarizeOldest: '总结最早的消息'
		},

		files: {
			list: '附件',
			attached: (count) => plural(count, { other: '已添加 # 个附件' }),
			remove: (name) => `移除 ${name}`,
			pasteAsText: '改为粘贴成文本',
			tokens: (count) => plural(count, { other: '# 个 token' }),
			aboutTokens: (count) => plural(count, { other: '约 # 个 token' }),
			image: '图片',
			notSeen: '此模型看不到',
			lines: (count) => plural(count, { other: '# 行' }),
			textOf: (name) => `${name} 的文本`
		},

		refused: {
			tooMany: (name, most) => `没有添加 ${name}：一条消息最多可带 ${number(most)} 个文件。`,
			tooLarge: (name, bytes, mostBytes) =>
				`${name} 的大小为 ${formatBytes(bytes)}。可以添加的文本文件最大为 ${formatBytes(mostBytes)}。`,
			unreadable: (name) => `无法读取 ${name}。它可能是文件夹，或者已被移动。`,
			empty: (name) => `${name} 是空的。`,
			notText: (name) => `${name} 不是文本文件。`,
			encoding: (name) => `${name} 的编码既不是 UTF-8 也不是 UTF-16。请将它另存为 UTF-8。`,
			imageUnseen: (name, model) => `${name} 是图片，而 ${model} 只能读取文本。`,
			imageKind: (name) => `${name} 的图片格式无法读取。请将它另存为 PNG 或 JPEG。`,
			imageSize: (name, { width, height, mostPixels }) =>
				`${name} 有 ${number(width, { useGrouping: false })} × ${number(height, { useGrouping: false })} 像素。最多可读取 ${number(mostPixels / 1e4)} 万像素。`,
			imageNotScaled: (name) => `${name} 无法在此浏览器中缩小。`,
			imageBroken: (name) => `${name} 已损坏，无法解码。`,
			more: (count) => plural(count, { other: '另有 # 个文件也没有添加。' })
		},
		refusedKind: {
			archive: (name) => `${name} 是压缩包或 Office 文档。请将其中的文字另存为文本文件。`,
			compressed: (name) => `${name} 是压缩文件。请先解压。`,
			database: (name) => `${name} 是数据库。`,
			film: (name) => `${name} 是视频。`,
			filmOrSound: (name) => `${name} 是视频或音频文件。`,
			model: (name) => `${name} 是模型。请在“模型”页面打开它。`,
			office: (name) => `${name} 是 Office 文档。请将其中的文字另存为文本文件。`,
			pdf: (name) => `${name} 是 PDF，目前还无法读取 PDF。请复制其中的文字，或另存为文本文件。`,
			program: (name) => `${name} 是程序。`,
			sound: (name) => `${name} 是音频文件。`
		}
	},
	markdown: {
		code: {
			copy: '复制代码',
			notCopied: '未能复制',
			plainText: '文本',
			label: (language) => `${language} 代码`
		},
		formula: '公式',
		table: '表格',
		task: {
			done: '已完成',
			toDo: '待办'
		},
		imageNotLoaded: (alt, host) => `图片未加载${alt === '' ? '' : `：${alt}`}${host === null ? '' : `（${host}）`}`,
		link: {
			title: '要打开此链接吗？',
			leadsOut: (host) => `它由模型写出，会通往 Hearth 之外，${host} 会知道你打开了它。`,
			unusuallyLong: (host) => `这个地址异常地长，可能会把此对话的部分内容带给 ${host}。`,
			open: '打开'
		}
	},
	erase: {
		ask: '清除全部',
		title: '要清除全部吗？',
		text: '这会从此浏览器中移除所有对话、草稿、文件夹、模型、设置和测量结果，以及可离线使用的 Hearth 副本。其他打开的 Hearth 标签页会中止正在做的事。此操作无法撤销。你导出的文件会留在原处。',
		working: '正在清除…',
		done: '已全部清除',
		doneText: '此浏览器中已没有 Hearth 的任何内容。你可以关闭此标签页。',
		failed: '未能全部清除',
		failedText: (parts) =>
			`浏览器没有释放：${parts.join('、')}。请关闭所有其他 Hearth 标签页，然后重试；或者在浏览器设置中清除此网站的数据。`,
		again: '重新开始使用 Hearth'
	},
	errors: {
		actions: {
			reload: '重新加载页面',
			copyReport: '复制报告',
			repair: '修复',
			repairModel: (model) => `修复 ${model}`,
			newChat: '新对话'
		},
		recovery: {
			again: '它会自动重新启动。重试可获得新的回答，也可以继续提问。',
			cpu: '模型已改在 CPU 上运行。重试可获得新的回答，也可以继续提问。',
			none: '这已连续发生两次，因此它在等待你的决定：请关闭其他标签页和程序后重试，或选择其他模型。',
			nextTry: '下次重试时，它会重新启动。'
		},
		unsupported: {
			sentence: (reason) => `此浏览器无法运行该模型：${reason}。`,
			next: '新版 Chrome 或 Edge 可以运行。你的对话仍保存在此浏览器中。'
		},
		unsupportedOperation: {
			sentence: (operation) => `该模型无法执行此操作：${operation}。`,
			next: '未作任何更改。'
		},
		notLoaded: {
			sentence: '模型尚未就绪。',
			next: '请再问一次；它会自动加载。'
		},
		busy: {
			sentence: '模型还在忙于另一个回答。',
			next: '请等它结束，或将它停止，然后再问一次。'
		},
		outOfMemory: {
			sentence: '设备内存不足。已写出的部分已保留。',
			next: '请关闭其他标签页和程序，然后重试。'
		},
		deviceLost: { sentence: 'GPU 停止响应。已写出的部分已保留。' },
		messageTooLong: {
			sentence: ({ promptTokens, contextTokens }) =>
				`这条消息约有 ${number(promptTokens)} 个 token；模型最多容纳 ${number(contextTokens)} 个，包括它的回答。`,
			next: '请把它改短，或分成几部分发送。它完整地保留在这里。'
		},
		loadFailed: {
			sentence: (reason) => `模型未能启动：${reason}。`,
			next: '它的文件可能已损坏。修复会重新获取这些文件。',
			nextOfOwnFile: '未作任何更改。请在“模型”页面选择其他文件，或继续使用 Guide。'
		},
		crashed: { sentence: '引擎意外停止。已写出的部分已保留。' },
		timeout: {
			sentence: (waitedMs) => {
				const silence = plural(Math.round(waitedMs / 1000), { other: '# 秒' });
				return `引擎 ${silence}没有响应，已被停止。已写出的部分已保留。`;
			}
		},
		interrupted: {
			sentence: '同时写的另一个回答失败，这个回答也随之结束。已写出的部分已保留。',
			next: '模型仍已加载。请重试。'
		},
		unprotected: {
			sentence: '无法将此页面与网络隔离，因此没有启动模型。',
			nextWithoutWorker: '这需要 https 地址；在某些浏览器中，还要求不是无痕窗口。',
			next: '请重新加载页面。如果仍无效，说明主机没有提供完整的应用。'
		},
		hostLost: {
			sentence: '运行模型的标签页已被关闭或休眠。已写出的部分已保留。',
			next: '模型会在一个打开的标签页中自动重新启动。重试可获得新的回答，也可以继续提问。'
		},
		modelNotFound: {
			sentence: (model) => `${model} 已不在此设备上。`,
			next: '请在顶部选择其他模型，或在“模型”页面重新下载它。'
		},
		downloadFailed: {
			noAnswer: (file) => `无法获取 ${file}：网站没有响应。`,
			status: ({ file, status }) => `无法获取 ${file}：网站返回了状态码 ${status}。`,
			next: '你的消息已保留。请检查网络连接，然后重试。'
		},
		corrupt: {
			content: (file) => `${file} 已损坏：内容与发布的不一致。没有使用它。`,
			size: ({ file, actualBytes, expectedBytes }) =>
				`${file} 已损坏：大小为 ${formatBytes(actualBytes)}，应为 ${formatBytes(expectedBytes)}。没有使用它。`,
			next: '修复会重新获取该文件。你的对话不受影响。'
		},
		malformed: {
			sentence: ({ file, reason }) => `${file} 有问题：${reason}。`,
			sentenceAt: ({ file, reason, atByte }) => `${file} 有问题（位于字节 ${number(atByte)}）：${reason}。`,
			next: '没有使用它，也未作任何更改。请选择其他文件，或重新下载它。'
		},
		refused: {
			next: '未作任何更改。请选择其他文件或其他模型。'
		},
		refusals: {
			'not-there': (file) => `没有获取 ${file}：主机上没有这个文件。`,
			'no-access': (file) => `没有获取 ${file}：主机只向已接受其条款的账号提供它。`,
			'web-page': (file) => `没有获取 ${file}：收到的是一个网页，要求先登录的网络会发来这种网页。`,
			'wrong-size': (file) => `没有获取 ${file}：主机上的文件与发布的文件大小不同。`,
			changed: (file) => `没有获取 ${file}：获取期间，主机上的文件发生了变化。`,
			unreadable: (file) => `没有获取 ${file}：已无法读取它，可能已被移动或更改。`
		},
		noRoom: {
			sentence: '没有空间存放模型的其余部分。已下载的部分已保留。',
			sentenceFor: (neededBytes) => `没有空间存放模型的其余部分（${formatBytes(neededBytes)}）。已下载的部分已保留。`,
			next: '请删除不再需要的模型，或释放磁盘空间，然后重试：下载会从停下的地方继续。'
		},
		storeUnavailable: {
			sentence: (reason) => `无法在这里保存模型：${reason}。`,
			next: '请不要使用无痕窗口。内置模型在任何情况下都能使用。'
		},
		quotaExceeded: {
			sentence: '浏览器已没有空间留给此网站，因此最近的更改只存在于此标签页中。',
			next: '请删除不再需要的对话，或释放磁盘空间，然后重试。'
		},
		storageUnavailable: {
			sentence: (reason) => `无法在这里保存对话：${reason}。`,
			next: '你可以照常对话；关闭此标签页后，所有内容都会消失。'
		},
		contextFull: {
			sentence: ({ promptTokens, contextTokens }) =>
				`此对话约有 ${number(promptTokens)} 个 token。模型最多容纳 ${number(contextTokens)} 个，它的回答也需要占用其中的空间。`,
			next: '没有略去任何内容，因此也没有发送提问。要如何继续？'
		},
		chatNotFound: {
			sentence: '此对话不在此设备上。',
			next: '它可能已被删除，或者是在另一个浏览器中创建的。'
		},
		invalidSchema: {
			sentence: (problem) => `没有发送此对话的 JSON Schema：${problem}。`,
			next: '请在“对话设置”中更正，然后再问一次。'
		},
		invalidRequest: {
			sentence: (problem) => `请求被拒绝：${problem}。`,
			next: '未作任何更改。'
		},
		unsupportedSetting: {
			sentence: (setting) => `此模型无法遵循设置 ${setting}。`,
			json: '此模型无法遵循设置“以 JSON 回答”。',
			next: '你的消息已保留。请撤回该设置，或选择其他模型。'
		},
		bug: {
			sentence: (reason) => `Hearth 出了错：${reason}`,
			next: '你写的内容已保留。重新加载通常能解决问题；发来报告有助于我们修复。'
		},
		unknown: {
			sentence: (code) => `出现了错误（${code}）。`,
			next: '已写出的内容已保留。'
		}
	},
	settings: {
		title: '设置',
		look: {
			title: '外观与按键',
			theme: '主题',
			themeSystem: '跟随系统',
			themeLight: '浅色',
			themeDark: '深色',
			textSize: '文字大小',
			textSmall: '小',
			textNormal: '标准',
			textLarge: '大',
			contrast: '对比度',
			contrastSystem: '跟随系统',
			contrastHigh: '高',
			sending: '发送消息',
			sendingEnter: 'Enter',
			sendingModifier: 'Ctrl 或 ⌘ 加 Enter',
			sendingHint: 'Shift 加 Enter 总是换行。在输入框以外按问号，可列出所有按键。'
		},
		run: {
			title: '运行模型',
			computeOn: '运算设备',
			gpu: 'GPU（如果可用）',
			cpu: '仅 CPU',
			hint: '如果回答看起来不对，可能是显卡驱动的问题：请试试 CPU。'
		},
		answers: {
			title: '模型如何回答',
			intro: '用于所有没有单独设置的对话。如果模型的发布者另有建议，则以该建议为先。'
		},
		confidence: {
			title: '置信度',
			intro: '可以在回答中标出模型对每个词有多大把握。这并不说明内容是否属实。',
			show: '显示置信度',
			whenAsked: '我要求时',
			always: '始终',
			hint: '选择“始终”时，会向引擎索取每个 token 的概率，这会使回答稍慢、对话占用更多空间。否则，回答下方的“显示置信度”会让模型再回答一次。'
		},
		presets: {
			title: '预设',
			intro:
				'预设是以一个名称保存的系统提示词和采样参数。在“对话设置”中可以应用和保存预设；在这里选择新对话以哪个预设开始。可以导入 Hearth 和 LM Studio 的预设，以及 Open WebUI 的模型。',
			changesNothing: '不作更改',
			setting: (name, value) => `${name} ${value}`,
			forNewChats: '新对话',
			options: (name) => `“${name}”的选项`,
			beginWith: '用于新对话',
			beginWithout: '不再用于新对话',
			export: '导出',
			importAll: '导入预设',
			exportAll: '导出预设'
		},
		hub: {
			title: '来自网络的模型',
			intro: '只有在你搜索或下载时，Hearth 才会访问 Hub。此时 Hub 会看到你在找什么、从哪里连接，但绝不会看到任何对话。',
			address: 'Hub 地址',
			addressHint: 'Hugging Face，或以相同方式应答的镜像站。更换主机后，新主机不会得到你的令牌：令牌会被移除。',
			noAddress: '这不是 Hub 地址：它应以 https:// 开头，且不含查询参数。',
			saveAddress: '保存地址',
			backToDefault: '恢复为 Hugging Face',
			token: '访问令牌',
			tokenHint:
				'用于发布者需经申请才授权访问的模型：请使用你自己账号的只读（read）令牌。它只保存在此设备上，不会包含在任何导出中，也不会再次显示。',
			tokenInUse: (ending, host) => `以 <code>${ending}</code> 结尾。只会发送给 ${host}。`,
			noToken: '令牌是一个连续的词，由至少 8 个字母、数字和符号组成。',
			saveToken: '保存令牌',
			removeToken: '移除令牌'
		},
		data: {
			title: '你的数据',
			kept: '对话只保存在此设备的此浏览器中，不在别处。',
			keptCounted: (chats, messages, textBytes) =>
				`对话只保存在此设备的此浏览器中，不在别处：${plural(chats, { other: '# 个对话' })}，${plural(messages, { other: '# 条消息' })}，${formatBytes(textBytes)} 文本。`,
			persisted: '浏览器已承诺，空间不足时不会清除它们。',
			notPersisted: '磁盘空间不足时，浏览器可能会清除它们。将 Hearth 安装为应用，或不时导出，可以防止丢失。',
			notKept: '此浏览器没有给 Hearth 存储空间，因此关闭此标签页后对话就会消失。如要保留，请将其导出。',
			export: '导出对话',
			import: '导入对话',
			importHint:
				'可以导入 Hearth、ChatGPT（包括 ZIP）、llama.cpp 网页界面、Open WebUI 和 LM Studio 导出的文件。重复导入同一个文件不会增加任何内容。',
			importing: '导入',
			deleteAll: '删除所有对话',
			deleteAllTitle: '要删除所有对话吗？',
			deleteAllText: '这会删除所有对话和所有草稿。模型会保留。此操作无法撤销。',
			deleteAllCounted: (chats, messages) =>
				`这会删除 ${plural(chats, { other: '# 个对话' })}（共 ${plural(messages, { other: '# 条消息' })}）和所有草稿。模型会保留。此操作无法撤销。`
		},
		about: {
			title: '关于',
			version: (version) => `Hearth ${version}。自由软件，采用 Apache License 2.0 许可。`,
			promise: '没有账号，没有遥测，没有服务器。此页面只从网络获取它自己的文件，以及你要求的模型。',
			install: '将 Hearth 安装为应用'
		}
	},
	sampling: {
		groups: {
			answers: '回答',
			candidates: '候选',
			repetition: '重复'
		},
		names: {
			temperature: '温度',
			maxTokens: '最大 token 数',
			seed: '随机种子',
			stop: '停止字符串',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: '重复惩罚',
			presencePenalty: '存在惩罚',
			frequencyPenalty: '频率惩罚'
		},
		explanations: {
			temperature: '选词的自由程度：0 总是选最可能的词，越大回答越多变。',
			maxTokens: '回答的最大长度；一个 token 约为四分之三个英文单词。',
			seed: '数值相同时，相同的问题得到相同的回答；留空则每次都不同。',
			stop: '将要出现其中任意一个时，回答就会结束。每行一个；\\n 表示换行。',
			topP: '保留概率合计达到此值的最可能的 token；1 保留全部。',
			topK: '保留最可能的若干个 token，数量为此值；0 保留全部。',
			minP: '略去概率低于“最可能 token 的概率乘以此值”的 token；0 不略去任何 token。',
			repetitionPenalty: '大于 1 时，说过的 token 更不容易再出现；1 不作改变。',
			presencePenalty: '大于 0 时，只要说过的 token 就更不容易再出现；0 不作改变。',
			frequencyPenalty: '大于 0 时，token 每说一次，就更不容易再出现；0 不作改变。'
		},
		field: {
			reset: '重置',
			resetNamed: (name) => `重置“${name}”`,
			noStops: '无',
			anySeed: '任意',
			outside: (low, high) => `请输入 ${number(low)} 到 ${number(high)} 之间的数。`,
			outsideWhole: (low, high) => `请输入 ${number(low)} 到 ${number(high)} 之间的整数。`,
			noNumber: (typed, low, high) => `“${typed}”不是数。请输入 ${number(low)} 到 ${number(high)} 之间的数。`,
			noWholeNumber: (typed, low, high) => `“${typed}”不是数。请输入 ${number(low)} 到 ${number(high)} 之间的整数。`,
			tooManyStops: (most, these) => `最多 ${number(most)} 个；现在有 ${number(these)} 个。`,
			staysInForce: (problem, value) => `${problem}仍使用 ${value}。`
		},
		source: {
			here: '在此设定',
			model: '此模型的建议值',
			settings: '来自设置',
			hearth: 'Hearth 的默认值',
			hearthNone: 'Hearth 的默认值：无'
		},
		reset: {
			all: '全部重置',
			allDone: '已全部重置。',
			promptDone: '系统提示词已重置。',
			fieldDone: (name) => `“${name}”已重置。`
		},
		prompt: {
			name: '系统提示词',
			none: '无',
			explanationInChat: '放在第一条消息之前，告诉模型如何回答。它会占用模型的上下文空间。',
			explanationForAll: '放在每个对话的第一条消息之前，告诉模型如何回答。'
		},
		chat: {
			title: '对话设置',
			intro: '只用于此对话，从下一个回答起生效。这里没有设定的项目先遵循模型的建议，再遵循<link>设置</link>。',
			notLoaded: (model) => `${model} 尚未加载。加载后才知道它建议什么、不能遵循什么。`,
			// Not `list`: with `type: 'unit'` it puts nothing between the names in Chinese.
			unused: (model, names) => `${model} 无法遵循以下设定：${names.join('、')}。这些设定会保留，供支持它们的模型使用。`
		},
		overflow: {
			legend: '当对话超出上下文窗口时',
			dropOldest: '略去最早的',
			summarize: '总结',
			stop: '停止'
		},
		overflowHints: {
			dropOldest: '模型只读取最新的消息。一条线会标出从哪里开始读取。任何内容都不会被删除。',
			summarize: '模型先总结最早的消息，再以摘要代替它们来读取。原文会为你保留。任何内容都不会被删除。',
			stop: '不略去任何内容：对话会停下，询问你如何继续。任何内容都不会被删除。'
		},
		json: {
			legend: '以 JSON 回答',
			off: '关闭',
			any: '任意 JSON',
			schema: '按 Schema',
			schemaText: 'JSON Schema',
			notSent: (problem) => `${problem}它不会被发送：最近一次正确的 Schema 继续有效。`,
			refusing: (model) => `${model} 无法以 JSON 回答，因此会拒绝。请关闭此项，或选择其他模型。`
		},
		jsonHints: {
			off: '模型用普通文字回答。',
			any: '每个回答都是一个 JSON 对象，逐个 token 强制保证。',
			schema: '每个回答都是符合此 Schema 的 JSON，逐个 token 强制保证。'
		},
		adapters: {
			title: '适配器',
			explanation: 'LoRA 文件，用来改变模型的回答方式。强度 1 为完全生效，0 为不起作用。',
			use: (name) => `使用 ${name}`,
			scale: (name) => `${name} 的强度`,
			scaleNumber: (name) => `${name} 的强度，以数值输入`
		},
		presets: {
			current: '预设',
			none: '无',
			ownSettings: '自定义设置',
			choose: '预设',
			own: '你的预设',
			builtIn: '内置',
			saveAs: '保存为预设…',
			saved: (name) => `已保存为“${name}”。`,
			applied: (name) => `已应用“${name}”。`,
			name: '预设名称',
			nameTaken: '已有同名预设，将被替换。',
			deleted: (name) => `预设“${name}”已删除。`,
			added: (added) => plural(added, { other: '已添加 # 个预设。' }),
			addedSome: (added, present) =>
				`${plural(added, { other: '已添加 # 个预设' })}，${plural(present, { other: '# 个原本就在这里' })}。`,
			notImported: (place, reason) => `没有导入此文件，也未作任何更改：${place} ${reason}。`
		},
		builtIn: {
			precise: '精确',
			plain: '通俗语言',
			proofreader: '校对',
			translator: '翻译',
			reviewer: '代码审查'
		}
	},
	schema: {
		notJson: (problem) => `Schema 不是 JSON：${problem}。`,
		notObject: 'Schema 必须是一个 JSON 对象。',
		wrong: (reason) => `Schema 有误：${reason}。`,
		wrongAt: (place, reason) => `Schema 有误：${place} ${reason}。`
	},
	confidence: {
		share: {
			atLeast: (share) => `${percent(share)} 或以上`,
			between: (from, to) => `${percent(from)} 到 ${percent(to)}`,
			below: (share) => `低于 ${percent(share, { maximumFractionDigits: 1 })}`
		},
		token: {
			word: (text) => `“${text}”`,
			lineBreak: '一个换行',
			lineBreaks: '多个换行',
			nothing: '空',
			space: '一个空格'
		},
		text: {
			label: '此回答的 token',
			hint: '方向键在 token 之间移动。Enter 键转到此处可能出现的其他内容。',
			token: (token, share, alternatives) =>
				alternatives === 0
					? `${token}，${share}`
					: `${token}，${share}，${plural(alternatives, { other: '# 个备选' })}`,
			alternatives: '备选'
		},
		alternatives: {
			label: '此处可能出现的其他内容',
			end: '回答结束',
			together: (tokens) => plural(tokens, { other: '# 个 token 共同组成一个字符或词。' }),
			none: '其他任何内容的可能性都不超过千分之一。',
			branch: (token, share) => `从这里以${token}分出新版本，${share}`,
			choose: '选择一个，从这里写出另一个版本。',
			noneCanBegin: '无法从这里开始另一个回答。'
		},
		blocked: {
			cannotGoOn: (model) => `${model} 无法从给定的开头续写。`,
			busy: '正在写另一个回答。'
		},
		note: {
			partedAfter: (characters) =>
				`Hearth 以相同的设置再问了一次。回答在${plural(characters, { other: ' # 个字符' })}之后走向不同，因此后面的内容没有标记。`,
			sameWords: 'Hearth 以相同的设置再问了一次，得到了相同的文字。',
			noBeginning: '开头没有标记：当时没有询问模型对它有多大把握。',
			firstTokens: (tokens) => plural(tokens, { other: '前 # 个 token 有标记。' })
		},
		score: {
			sure: (share) => `对措辞的把握：${share}`,
			unsure: (unsure, tokens) =>
				`${plural(tokens, { other: '# 个 token' })} 中有 ${number(unsure)} 个低于 ${percent(0.5)}`,
			marks: '标记的含义',
			example: '词',
			explanation: (model) =>
				`标记表示在温度为 1、未经任何采样器处理时，${model === null ? '模型' : `${model} `}根据前面的全部内容认为该 token 有多大可能。得分是所有 token 的几何平均值，因此少数几个它认为不太可能的 token 就会大幅拉低得分。`,
			sureAndWrong: '模型可能很有把握却是错的，也可能因为几种措辞同样好而没有把握。',
			notTruth: (model) => `这表示${model === null ? '模型' : ` ${model} `}对自己的措辞有多大把握，而不是内容是否属实。`
		},
		again: {
			asking: (progress) => `当时没有记录模型有多大把握。正在以相同的设置再问一次：${progress}`,
			reading: '正在读取问题',
			tokens: (tokens) => plural(tokens, { other: '# 个 token' }),
			anotherWay: '以相同的设置再问一次时，模型从第一个词起就走向不同。没有可以标记的内容。',
			unknown: '不知道模型有多大把握。',
			ask: '再问一次'
		}
	},
	receipt: {
		dialog: {
			title: '凭据',
			copyText: '复制为文本',
			copyJson: '复制为 JSON'
		},
		sentence: (modelName, tokens, tookMs, backend, engine) =>
			`${modelName} 用时 ${formatDuration(tookMs)}，写出了${tokens === null ? '这个回答' : plural(tokens, { other: ' # 个 token' })}，运行于此设备的 ${backend}，引擎为 ${engine}。`,
		backends: { webgpu: 'GPU', cpu: 'CPU' },
		engines: {
			wllama: 'llama.cpp（WebAssembly）',
			transformers: 'ONNX Runtime',
			webllm: 'MLC',
			fake: '测试脚本'
		},
		groups: {
			ran: '运行了什么',
			chose: '如何选词',
			read: '读取了什么',
			took: '用了多少'
		},
		labels: {
			model: '模型',
			file: '文件，SHA-256',
			files: (count) => plural(count, { other: '# 个文件，SHA-256' }),
			quantization: '量化',
			engine: '引擎',
			computedOn: '运算设备',
			contextWindow: '上下文窗口',
			adapter: '适配器',
			seed: '随机种子',
			stopStrings: '停止字符串',
			noSystemPrompt: '系统提示词',
			systemPrompt: '系统提示词，SHA-256',
			everything: '发送的全部内容，SHA-256',
			beganAfter: '接续自',
			prompt: '提示词',
			answer: '回答',
			end: '结束',
			firstToken: '首个 token 用时',
			speed: '速度',
			inAll: '总用时',
			time: '用时',
			begun: '开始时间'
		},
		parameters: {
			temperature: '温度',
			topP: 'Top-p',
			topK: 'Top-k',
			minP: 'Min-p',
			repetitionPenalty: '重复惩罚',
			presencePenalty: '存在惩罚',
			frequencyPenalty: '频率惩罚',
			maxTokens: '最大 token 数'
		},
		values: {
			unknown: '未知',
			weightsUnknown: '未知：从磁盘打开',
			cpuThreads: (backend, threads) => `${backend}，${plural(threads, { other: '# 个线程' })}`,
			tokens: (tokens) => plural(tokens, { other: '# 个 token' }),
			noSeed: '无：此引擎不接受随机种子',
			seedDrawn: (seed) => `${seed}，由 Hearth 抽取`,
			seedSet: (seed) => `${seed}，由你设定`,
			noSystemPrompt: '无',
			given: (characters) => `此回答中${plural(characters, { other: '给定的 # 个字符' })}`,
			promptCached: (tokens, cached) =>
				`${plural(tokens, { other: '# 个 token' })}，其中 ${number(cached)} 个仍在 KV cache 中`,
			speed: (tokensPerSecond) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} token/秒`
		},
		endings: {
			stop: '模型已写完',
			toolCalls: '转为调用工具',
			length: '达到长度上限',
			aborted: '被停止'
		},
		line: (label, value) => `${label}：${value}`,
		replay: {
			label: '重放',
			start: '重放',
			startAgain: '再次重放',
			about: '重放会以相同的设置和随机种子提出相同的问题，并进行比较。对话保持不变。',
			answering: (progress) => `正在重新回答：${progress}`,
			reading: '正在读取',
			tokens: (tokens) => plural(tokens, { other: '# 个 token' }),
			impossible: '无法重新提问：',
			changed: '有些情况与当时不同，因此可能得到另一个回答：',
			identical: '完全相同：得到了同样的回答，逐字符一致。',
			identicalSoFar: '在已保存的回答范围内完全相同。',
			different: (character, tokens) =>
				tokens === null
					? `从第 ${number(character)} 个字符起不同。`
					: `从第 ${number(character)} 个字符起不同，此前有 ${plural(tokens, { other: '# 个 token' })}。`,
			differentThoughts: (character) => `思考内容从第 ${number(character)} 个字符起不同。`,
			stored: '已保存',
			replayed: '重放',
			endsHere: '到此结束',
			nothingKnown:
				'凭据所知的一切都与当时相同。要么是保存的文本被改过，要么是运算结果略有不同；在 GPU 上，或仍在 KV cache 中的提示词较少时，可能会这样。',
			ranOn: (backend) => `这次是在 ${backend} 上运算的。`
		},
		differences: {
			weightsGone: (modelName) => `${modelName} 已不在此设备上。`,
			weights: (modelName) => `${modelName} 的文件已不是当时的那个。`,
			weightsUnknown: (modelName) => `${modelName} 是从磁盘打开的，因此无法判断是否为同一个文件。`,
			engine: (before, now) => `当时的引擎是 ${before}，现在是 ${now}。`,
			backend: (before, now) => `当时在 ${before} 上运算，现在会在 ${now} 上运算。`,
			context: (before, now) =>
				`当时的上下文窗口有 ${plural(before, { other: '# 个 token' })}，现在有 ${number(now)} 个。`,
			system: '系统提示词此后已更改。',
			prompt: '模型将读取的内容与当时读取的不同。',
			noSeed: '此引擎不接受随机种子，且温度大于 0。'
		},
		failures: {
			modelGone: '写出此回答的模型已不在此设备上。',
			noConfidence: '此模型的引擎不会告知它有多大把握。'
		}
	},
	notebook: {
		page: {
			title: '笔记本 · Hearth',
			heading: '笔记本',
			save: '保存为文本',
			unable: (model) => `${model} 在这里只能回答对话。要续写文本，请选择一个 GGUF 模型。`,
			goOn: '续写',
			writing: '正在写…',
			count: (tokens, limit, exact) =>
				`${exact ? '' : '约 '}${number(tokens)} / ${plural(limit, { other: '# 个 token' })}`,
			foot: '模型会接着现有文本续写，采样方式与<link>设置</link>相同。文本只保存在此浏览器中。'
		},
		paper: {
			label: '文本',
			placeholder: '从前，在一间生着炉火的小木屋里，'
		},
		outcome: {
			takenBack: '已撤销。',
			stopped: (tokens) => `已停止，写出了 ${plural(tokens, { other: '# 个 token' })}。`,
			lengthReached: (tokens) => `${plural(tokens, { other: '写出了 # 个 token' })}。已达到长度上限；可继续续写。`,
			ended: (tokens) => `${plural(tokens, { other: '写出了 # 个 token' })}。模型在此结束。`,
			finished: '模型认为文本已经完成。'
		}
	},
	connect: {
		page: {
			title: '连接',
			lead: '为 OpenAI 或 Ollama 编写的代码，可以向此浏览器中的模型提问。应答的不是服务器，而是 Hearth，没有网络时也可以。'
		},
		access: {
			title: '访问权限',
			localApi: '本地 API',
			on: '已开启。此地址下的页面可以向你的模型提问，但绝不会看到你的对话。',
			off: '已关闭。只有 Hearth 可以向你的模型提问。',
			address: '地址',
			copyAddress: '复制地址',
			key: '密钥',
			noKey: '无。此地址下的每个页面都可以调用。',
			makeKey: '创建密钥',
			copyKey: '复制密钥',
			showKey: '显示',
			hideKey: '隐藏',
			thisTab: '此标签页',
			serving: '保持打开时会应答调用。',
			gettingReady: '正在准备。',
			answering: (calls) => `正在应答 ${number(calls)} 个调用。`
		},
		tryIt: {
			title: '试一试',
			request: '请求',
			kinds: { chat: 'Chat', responses: 'Responses', ollama: 'Ollama' },
			invalidJson: '这还不是有效的 JSON。仍可发送，看看会返回什么。',
			send: '发送',
			cameBack: '返回的内容',
			sent: '已发送。',
			stopped: '已停止。',
			broke: (error) => `连接中断：${error}`,
			done: ({ status, headMs, doneMs }) =>
				`状态码 ${status}，响应头用时 ${number(Math.round(headMs))} ms，完成用时 ${fixed(doneMs / 1000, 1)} s。`
		},
		limits: {
			title: '限制',
			maxTokens: '回答的最大 token 数',
			maxTokensHint: '调用方最多可以要求的长度。超出时回答会结束，并告知调用方。',
			usual: 'Hearth 的默认值',
			setHere: '在此设定',
			size: '单个请求的大小',
			sizeValue: (bytes) => `${number(bytes / 2 ** 20)} MB`,
			rate: '单个调用方的请求',
			rateValue: ({ burst, perSecond }) => `${number(burst)} 个，之后每秒 ${number(perSecond)} 个`,
			waiting: '同时等待',
			waitingValue: connectRequests
		},
		atOnce: {
			name: '同时回答多个请求',
			whereFaster: '同时回答多个请求（更快时）',
			measuring: '正在测量。有人提问时会停止。',
			measuredOnCpu: ({ model, atMs }) => `${model}，在 CPU 上，${date(atMs)}。`,
			measuredOnGpu: ({ model, atMs }) => `${model}，在 GPU 上，${date(atMs)}。`,
			measuredLater: '有请求曾经等待、且当前无人提问时，会自动测量。',
			measureNow: '立即测量',
			measureAgain: '重新测量',
			stopMeasuring: '停止测量',
			interrupted: '已停止，因为有人提问。',
			failed: (reason) => `无法测量：${reason}`,
			impossible: (model) => `逐个回答：运行 ${model} 的引擎一次只给出一个回答。`,
			switchedOff: '逐个回答，因为这里已将同时回答关闭。',
			notMeasured: '逐个回答，直到在这里测出同时回答两个更快。',
			noMemory: '逐个回答：若要为多个回答留出空间，内存就放不下该模型。',
			cutOff: '逐个回答：上一次测量没有完成。',
			tooLittle: ({ gain, leastGain }) =>
				`逐个回答。实测：同时回答两个时，${connectGain(gain)}；达到 ${number(leastGain)} 倍才值得。`,
			unsteady: (gain) => `逐个回答。实测：同时回答两个时，${connectGain(gain)}，但并非每一轮都如此。`,
			faster: ({ slots, gain }) => `同时回答 ${number(slots)} 个，另加一个对话。实测：${connectGain(gain)}。`
		},
		fromCode: {
			title: '从你的代码调用',
			writtenWith: '编写方式',
			example: '示例代码',
			copy: '复制代码',
			about: {
				fetch: '只需浏览器。将它粘贴到此地址下任意页面的控制台中。',
				openai: 'npm 上的同名软件包，无需修改，用在与 Hearth 一同提供的页面中。',
				ollama: '同样适用于为 Ollama 编写的代码：逐行 JSON。'
			}
		},
		whoCanCall: {
			title: '谁可以调用',
			pages: (host) =>
				`此浏览器中 <strong>${host}</strong> 的页面和 worker，且需有一个 Hearth 标签页处于打开状态。首次访问的页面从第二次加载起才能调用。`,
			others:
				'curl、此电脑上的程序以及其他设备都不行：浏览器没有为它们留门。对于程序，Ollama 或 llama.cpp 之类的服务器才是合适的工具。',
			order:
				'请求会逐个回答；在实测更快的情况下，会同时回答多个。对话最多只需等待其中一个。请求中 Hearth 做不到的要求会被拒绝，或在响应头 <code>x-hearth-ignored</code> 中列出。'
		},
		websites: {
			title: '其他网站',
			about:
				'只有你在 Hearth 的窗口中允许过的网站，才能向你的模型提问，而且仅限于该窗口打开期间。它绝不会看到你的对话。',
			none: '你没有允许任何网站。',
			list: '网站',
			allowed: (atMs) => `允许于 ${date(atMs)}`,
			remove: (website) => `移除<hidden> ${website}</hidden>`
		},
		endpoints: {
			title: '端点',
			about: {
				models: '此设备上的模型',
				chat: '对话，支持流式输出、工具和 JSON Schema',
				responses: 'OpenAI 较新的 API，不保存状态',
				completions: '较旧的 API；提示词作为消息传入',
				embeddings: '向量，由能生成向量的模型提供',
				ollamaModels: 'Ollama：此设备上的模型',
				ollamaLoaded: 'Ollama：已加载的模型',
				ollamaVersion: 'Ollama：Hearth 的版本',
				ollamaChat: 'Ollama：对话',
				ollamaGenerate: 'Ollama：单个提示词',
				ollamaEmbed: 'Ollama：向量',
				ollamaShow: 'Ollama：模型的已知信息'
			}
		},
		callers: {
			title: '最近的调用方',
			none: '还没有调用。',
			list: '调用方',
			calls: ({ count, lastAtMs, blocked }) => {
				const last = date(lastAtMs, { dateStyle: 'medium', timeStyle: 'short' });
				return blocked
					? `${connectRequests(count)}，最近一次 ${last}。已屏蔽。`
					: `${connectRequests(count)}，最近一次 ${last}`;
			},
			block: (caller) => `屏蔽<hidden> ${caller}</hidden>`,
			allowAgain: (caller) => `重新允许<hidden> ${caller}</hidden>`,
			clear: '清空列表'
		}
	},
	bridge: {
		page: { title: 'Hearth 桥接' },
		consent: {
			question: (website) => `要允许 <strong>${website}</strong> 向此设备上的模型提问吗？`,
			meaning:
				'它会看到你有哪些模型，向它们发送文本，并读取它们的回答。它绝不会看到你的对话。你可以在“连接”页面收回许可。',
			allow: '允许',
			deny: '不允许',
			tooSmall: '请把此窗口放大后再决定。'
		},
		frame: {
			title: 'Hearth 未向此网站开放',
			apart:
				'这个框架看不到 Hearth 的任何内容：在其他网站的框架中，浏览器会将其存储隔开，因此你的模型和许可都不在这里。该网站可以改为在窗口中打开 Hearth。',
			unasked: '许可只在单独的窗口中给出，绝不在框架中给出，因为网站可以在框架里用别的内容遮住这个问题。'
		},
		off: {
			title: '本地 API 已关闭',
			waits: (website) =>
				`<strong>${website}</strong> 可以提问，但在 API 开启之前，Hearth 不会应答任何人。开启后会一直保持，直到你在“连接”页面将其关闭。`,
			waitsInFrame: (website) =>
				`<strong>${website}</strong> 可以提问，但在 API 开启之前，Hearth 不会应答任何人。开关在 Hearth 的“连接”页面。`,
			switchOn: '开启'
		},
		noTab: {
			title: '打开 Hearth 以继续',
			text: (website) =>
				`模型在 Hearth 的标签页中全速运行。请打开一个并保持打开；<strong>${website}</strong> 会自动连接。`,
			open: '打开 Hearth'
		},
		connected: {
			title: '已连接',
			inWindow: (website) => `只要此窗口打开，<strong>${website}</strong> 就可以向你的模型提问。`,
			inFrame: (website) => `只要此页面打开，<strong>${website}</strong> 就可以向你的模型提问。`,
			answering: '正在写回答。',
			idle: '现在没有提问。',
			disconnect: '断开连接',
			removePermission: '移除许可'
		},
		phases: {
			waiting: { title: '请稍候', text: '正在等待打开此窗口的网站。' },
			admitting: { title: '请稍候', text: 'Hearth 正在准备。' },
			alone: {
				title: '这里没有网站',
				text: '其他网站会打开此窗口来请求使用你的模型。如果刚才有网站这样做，那么是 Hearth 的主机切断了两者的联系。请关闭此窗口，然后在网站上重新连接。'
			},
			unprotected: {
				title: 'Hearth 无法在这里启动',
				text: '未能安装它的 Service Worker。这需要 https 地址；在某些浏览器中，还要求不是无痕窗口。'
			},
			unsaved: {
				title: '未能保存许可',
				text: '浏览器拒绝保存它。是磁盘已满，还是这是无痕窗口？'
			},
			gone: { title: '网站已离开', text: '已没有任何连接。此窗口会自动关闭。' },
			popup_closed: { title: '已断开连接', text: '请关闭此窗口，然后在网站上重新连接。' },
			consent_denied: { title: '未允许', text: '该网站无法向你的模型提问。你可以关闭此窗口。' },
			consent_needed: { title: '尚未允许', text: '请关闭此窗口，然后在网站上重新连接。' },
			revoked: { title: '许可已收回', text: '该网站已无法再向你的模型提问。你可以关闭此窗口。' },
			insecure_origin: {
				title: '此网站不可信任',
				text: '它不是通过 https 传来的，途中的任何人都可能冒用它的名义。Hearth 不会与它通信。'
			},
			version_mismatch: {
				title: '两者无法互通',
				text: '该网站和 Hearth 使用的桥接版本不同，需要更新较旧的一方。如果较旧的是 Hearth，请打开它，接受新版本，然后重新连接。'
			}
		},
		goToHearth: '前往 Hearth'
	},
	language: {
		title: '语言',
		likeBrowser: '跟随浏览器',
		hint: '界面的语言。每个模型会说哪些语言由模型自身决定；Guide 说英语。'
	}
};
