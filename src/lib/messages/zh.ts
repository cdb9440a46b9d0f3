import {
	date,
	fixed,
	formatBytes,
	formatDuration,
	languageName,
	number,
	percent,
	plural
} from '#lib/messages/format.ts';
import type { Messages } from '#lib/messages/messages.ts';

const connectRequests = (count: number): string => plural(count, { other: '# 个请求' });

/** How much faster several answers at once are; `NaN` where it could not be measured. */
const connectGain = (gain: number): string =>
	Number.isFinite(gain) ? `速度是逐个回答的 ${fixed(gain, 2)} 倍` : '与逐个回答相比没有测出差别';

const modelsDay = (when: 'today' | 'yesterday' | 'earlier', atMs: number): string => {
	if (when === 'today') return '今天';
	if (when === 'yesterday') return '昨天';
	return date(atMs, { day: 'numeric', month: 'long', year: 'numeric' });
};

const modelsSize = (bytes: number, estimated: boolean): string => `${estimated ? '约 ' : ''}${formatBytes(bytes)}`;

const diskInstead = '请改找同一模型的 GGUF 文件，或者 ONNX、MLC 文件夹';
const errorsUseGguf = '请改找同一模型的 GGUF 文件';

/** `a`, `a 和 b`, `a、b 和另外 7 个`. */
const diskSome = ([first = '', second = '', ...others]: readonly string[]): string => {
	if (second === '') return first;
	return others.length === 0 ? `${first} 和 ${second}` : `${first}、${second} 和另外 ${number(others.length)} 个文件`;
};

/** At the beginning of a sentence, with the space that a name in Latin letters needs; `null`: the browser tells no name. */
const findingsBrowser = (browser: string | null): string => (browser === null ? '此浏览器' : `${browser} `);

const findingsMemory = (size: number, capped: boolean): string =>
	`此设备报告的内存约为 ${number(size)} GB${capped ? ' 或更多' : ''}。`;

const findingsSecureAddress = '请在以 https:// 开头的地址或 http://localhost 打开 Hearth。';

/** Inside of a sentence, between two words; `null`: the browser tells no name. */
const stepsBrowser = (browser: string | null): string => (browser === null ? '此浏览器' : ` ${browser} `);

/** Without a mark for thousands. */
const measureDigits = (value: number, count: number): string =>
	number(value, { minimumFractionDigits: count, maximumFractionDigits: count, useGrouping: false });
const measureRate = (tokensPerSecond: number): string =>
	`${measureDigits(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} token/秒`;
const measureTableRate = (tokensPerSecond: number): string =>
	tokensPerSecond < 0.1 ? '低于 0.1 token/秒' : measureRate(tokensPerSecond);
const measureBytesRate = (bytesPerSecond: number): string => `${formatBytes(bytesPerSecond)}/s`;
const measureMs = (value: number): string => `${measureDigits(value, value < 10 ? 2 : 0)} ms`;

// Not `list`: with `type: 'unit'` it puts nothing between the parts in Chinese.
const benchmarkLengths = (tokens: readonly number[]): string => tokens.map((count) => number(count)).join('、');

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
			connect: '接口 服务器 地址 密钥 代码 程序 本地 api openai ollama server address key code client local',
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
			writingChat: (done, total) => `正在写入对话：第 ${number(done)} 个，共 ${number(total)} 个…`,
			exported: (fileName, bytes) => `${fileName} 已保存：${formatBytes(bytes)}。`,
			exportCanceled: '导出已取消。没有留下文件。',
			notWritten: (reason) =>
				`无法写入文件，没有留下任何内容。请换一个位置，或腾出磁盘空间。浏览器给出的原因：${reason}`,
			reading: '正在读取文件…',
			understanding: (done, total) => `正在解析对话：第 ${number(done)} 个，共 ${number(total)} 个…`,
			saving: (done, total) => `正在保存对话：第 ${number(done)} 个，共 ${number(total)} 个…`,
			takingBack: '正在撤销…',
			takenBack: '导入已撤销。',
			deleting: '正在删除…',
			deleted: '所有对话已删除。',
			canceled: '导入已取消。未作任何更改。'
		},
		imported: {
			sentence: (parts) => `${parts.join('，')}。`,
			added: (count) => plural(count, { other: '已添加 # 个对话' }),
			grown: (count) => plural(count, { other: '# 个对话有了新消息' }),
			present: (count) => plural(count, { other: '# 个对话原本就在这里' }),
			folders: (count) => plural(count, { other: '已添加 # 个文件夹' }),
			drafts: (count) => plural(count, { other: '已添加 # 份草稿' }),
			draftsKept: (count) => plural(count, { other: '# 份草稿保持此设备上的内容' }),
			presets: (count) => plural(count, { other: '已添加 # 个预设' }),
			settings: (count) => plural(count, { other: '已采用 # 项设置' }),
			settingsKept: (count) => plural(count, { other: '# 项设置保持此设备上的值' }),
			notebook: '已添加笔记本的文字',
			notebookKept: '笔记本保持原样',
			leftOut: (things) => `未导入 ${things.join('、')}`,
			nothing: '文件中没有对话。',
			nothingNew: '文件中的所有内容原本就在这里。'
		},
		leftOut: {
			image: (count) => plural(count, { other: '# 张图片' }),
			file: (count) => plural(count, { other: '# 个文件' }),
			recording: (count) => plural(count, { other: '# 段录音' }),
			'custom instruction': (count) => plural(count, { other: '# 条自定义指令' })
		}
	},
	catalogue: {
		'smollm2-135m': '能对话的最小模型之一。立即可用，但所知不多。',
		'smollm2-360m': '小而快，适合简短回答和改写英语文本。',
		'smollm2-1.7b': '最大的 SmolLM2：在多数笔记本电脑上能给出不错的英语回答。',
		'smollm3-3b': '可立即回答，也可先思考，支持六种欧洲语言；数据开放。',
		'llama-3.2-1b': '适合作为第一个模型：小巧，支持多种语言，上下文长。',
		'llama-3.2-3b': '回答和摘要清晰，适合内存略有富余的笔记本电脑。',
		'llama-3.1-8b': '全面而强大，能使用工具；需要不错的 GPU。',
		'hermes-3-llama-3.2-3b': '严格遵循指令和角色设定的 Llama 3.2。',
		'qwen2.5-0.5b': '极小，支持多种语言；适合简短任务。',
		'qwen2.5-1.5b': '小巧，在多种语言上都有不错的能力。',
		'qwen2.5-3b': '各方面均衡；许可证仅允许用于研究。',
		'qwen2.5-7b': '擅长语言、数学和结构化输出。',
		'qwen2.5-14b': '该系列中大型 GPU 容得下的、回答最好的模型。',
		'qwen2.5-coder-0.5b': '在任何设备上补全小段代码。',
		'qwen2.5-coder-1.5b': '编写并讲解简短的程序。',
		'qwen2.5-coder-3b': '编程的得力帮手；许可证仅允许用于研究。',
		'qwen2.5-coder-7b': '善于编写、修复和讲解代码。',
		'qwen2.5-coder-14b': '编写代码的能力接近大型模型；需要大型 GPU。',
		'qwen2.5-math-1.5b': '逐步解答中小学数学题，其他方面能力不多。',
		'qwen3-0.6b': '先思考再回答，仍能在手机上运行。',
		'qwen3-1.7b': '小巧，可按要求思考，支持多种语言。',
		'qwen3-4b': '就其大小而言，推理能力相当出色。',
		'qwen3-8b': '能推理、编程和使用工具；需要不错的 GPU。',
		'qwen3-14b': '大型 GPU 容得下的最大稠密 Qwen3。',
		'qwen3-4b-instruct-2507': '不先思考，立即回答；上下文很长。',
		'qwen3.5-0.8b': '较新且小巧；大多数层不需要不断增长的缓存。',
		'qwen3.5-2b': '较新的全能模型，支持多种语言。',
		'qwen3.5-4b': '回答出色，缓存增长缓慢。',
		'qwen3.5-9b': '这里该系列中最强的模型；需要大型 GPU。',
		'gemma-3-270m': '极小；适合针对单一任务微调。',
		'gemma-3-1b': '友好，支持多种语言，缓存小。',
		'gemma-3-4b': '能读取图片，以及一百多种语言的文本。',
		'gemma-3-12b': '能读取图片，文笔很好；需要大型 GPU。',
		'gemma-2-2b': '较旧的模型，文笔依然流畅。',
		'gemma-2-9b': '回答细致，文笔好；需要大型 GPU。',
		'gemma-4-e2b': '小型 Gemma 中最新的一个；其中一半是只供查询的表。',
		'phi-3.5-mini': '善于根据提问中的事实推理；缓存大。',
		'phi-3.5-vision': '能读取图片、图表和扫描的页面。',
		'phi-4-mini': '紧凑，擅长数学和遵循指令。',
		'phi-4': '擅长数学和科学；需要大型 GPU。',
		'mistral-7b-v0.3': '经典模型：回答直白、快速，能使用工具。',
		'mistral-nemo-12b': '能用多种语言自如写作；需要大型 GPU。',
		'ministral-3-3b': '小巧，能看图片，支持多种语言。',
		'ministral-3-8b': '能看图片和使用工具；需要不错的 GPU。',
		'ministral-3-14b': '接近大得多的模型；需要大型 GPU。',
		'olmo-2-1b': '完全开放：权重、数据和训练代码。',
		'olmo-2-7b': '完全开放，适用于英语；缓存大。',
		'olmo-3-7b': '完全开放，上下文长，能使用工具。',
		'olmoe-1b-7b': '混合专家模型：快如 1B，大如 7B。完全开放。',
		'deepseek-r1-distill-qwen-1.5b': '会把数学题的思路写出来；小巧。',
		'deepseek-r1-distill-qwen-7b': '回答之前会思考很久。',
		'deepseek-r1-distill-llama-8b': '学会了推理的 Llama；思考较久。',
		'deepseek-r1-distill-qwen-14b': '大型 GPU 容得下的最强蒸馏模型。',
		'deepseek-r1-0528-qwen3-8b': '较新的蒸馏模型，推理能力很强。',
		'granite-4.0-350m': '极小，适合提取信息、打标签和调用工具。',
		'granite-4.0-1b': '能可靠地遵循指令和调用工具。',
		'granite-4.0-h-tiny': '混合专家模型，即使处理长文档，缓存也极小。',
		'granite-3.1-1b-a400m': '很小的混合专家模型：在 CPU 上速度快。',
		'lfm2-350m': '为手机设计：在 CPU 上速度快。',
		'lfm2-1.2b': '在 CPU 上速度快，就其大小而言表现不错。',
		'lfm2-8b-a1b': '混合专家模型：回答水平如 4B，速度如 1.5B。',
		'smolvlm-256m': '这里能描述图片的最小模型。',
		'smolvlm-500m': '在手机上描述图片、读取标牌。',
		'smolvlm2-2.2b': '细致地描述图片。',
		'qwen2.5-vl-3b': '能读取文档和图片；许可证仅允许用于研究。',
		'qwen3-vl-2b': '能读取图片、屏幕内容和多种语言的文档。',
		'qwen3-vl-4b': '看得清楚，并能对所见进行推理。',
		'all-minilm-l6-v2': '按含义比较简短的英语文本；极小。',
		'bge-small-en-v1.5': '查找能回答问题的英语段落；小巧。',
		'nomic-embed-text-v1.5': '按含义查找较长的英语段落。',
		'embeddinggemma-300m': '查找一百多种语言的段落。',
		'qwen3-embedding-0.6b': '查找多种语言的段落和代码，上下文长。'
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
			summarizingPart: (part, total) => `正在总结更早的消息：第 ${number(part)} 部分，共 ${number(total)} 部分`,
			reading: ({ doneTokens, totalTokens, leftMs }) =>
				`正在读取提示词：${number(doneTokens)} / ${number(totalTokens)} token` +
				(leftMs === null ? '' : `，大约还需 ${formatDuration(leftMs)}`)
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
			soFar: (tokens) => `${number(tokens)} token`,
			reused: (tokens) => `提示词中有 ${number(tokens)} 个 token 仍在内存中`
		},
		settings: '对话设置',
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
			others: '你是不是想问',
			asWritten: '逐字引自 Hearth 手册'
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
			textOf: (name) => `${name} 的文本`,
			pasted: '粘贴的文本'
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
		parts: { 'service worker': 'Service Worker', caches: '缓存', databases: '数据库', files: '文件' },
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
			lacks: {
				'no-wasm': '它缺少引擎所需的一部分 WebAssembly',
				'no-webgpu': '它没有 WebGPU',
				'no-adapter': '它没有提供合适的 GPU',
				'no-f16': 'GPU 或其驱动程序无法用 16 位数值计算',
				'not-isolated': '页面没有与其他页面隔离'
			},
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
			tooLarge: (neededBytes, mostBytes) =>
				`它需要约 ${formatBytes(neededBytes)} 内存，而没有 GPU 时页面最多只有 ${formatBytes(mostBytes)}`,
			fileMissing: (path) => `缺少 ${path}`,
			nextOfLarge: '请选择更小的模型，或此模型更小的版本。',
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
		flaws: {
			empty: '它是空的。下载或复制可能已失败',
			unfinished: '它是尚未完成的下载。请等它完成，或重新开始下载',
			cutOff: '它不完整。下载或复制可能中途中断了',
			cutOffAt: (bytes, wholeBytes) =>
				`它不完整：只有 ${formatBytes(wholeBytes)} 中的 ${formatBytes(bytes)}。下载或复制可能中途中断了`,
			zeros: '开头全是零。下载可能尚未完成',
			gone: '已无法读取；它可能已被移动或更改',
			webPage: '它是网页，而不是模型。网站可能要求先登录；请使用网站的下载按钮',
			serverMessage: '它是服务器的消息（XML），而不是模型。请重新下载',
			lfsPointer: (wholeBytes) =>
				`它只是 Git LFS 的指针，代表${wholeBytes === null ? '' : ` ${formatBytes(wholeBytes)} 的`}模型。请用“git lfs pull”下载模型，或从模型的网页下载`,
			json: '它是文本文件（JSON），不是模型的权重',
			text: '它不是 GGUF 文件，而是文本',
			compressed: (method) => `它已压缩（${method}）。请先解压`,
			archive: (archive) => `它是压缩包（${archive}）。请先解压`,
			otherFormat: (format) => `它是其他程序的格式（${format}）。${errorsUseGguf}`,
			pickle: `它是 PyTorch 文件（pickle），可能含有程序，在这里绝不会打开。${errorsUseGguf}`,
			otherWeights: `其中的权重采用这里不打开的格式。${errorsUseGguf}`,
			onnx: `它是 ONNX 模型，而磁盘上的文件必须是 GGUF。${errorsUseGguf}`,
			safetensors: `它是 safetensors 格式，即模型训练和发布时的格式。${errorsUseGguf}`,
			quantized: (method) => `它采用 ${method} 量化（safetensors），用于其他程序。${errorsUseGguf}`,
			unknown: '它不是 GGUF 文件，也不是 Hearth 认识的其他类型的模型',
			tooOld: '它的形式过旧，已没有程序能读取。请改找同一模型较新的 GGUF 文件',
			tooNew: '它的形式比此版本 Hearth 所认识的更新。请改找同一模型的其他 GGUF 文件',
			bigEndian: '它是为字节顺序不同的计算机制作的（大端序）',
			noWeights: '其中没有权重，只有说明或词表',
			noPack: '它不是 Hearth 的模型包',
			newerPack: '它由更新版本的 Hearth 制作。请先更新这里的 Hearth，然后重试',
			damagedPack: '它已损坏。请重新复制或导出',
			damagedPart: (part) => `它已损坏：其中的 ${part} 与打包时的内容不一致。请重新复制或导出`
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
			export: '导出全部',
			import: '导入',
			exportHint: '导出的是一个文件，包含所有对话、草稿、文件夹、预设、你的设置和笔记本。其中没有令牌、密钥和模型。',
			importHint:
				'可以导入 Hearth、ChatGPT（包括 ZIP）、llama.cpp 网页界面、Open WebUI 和 LM Studio 导出的文件。重复导入同一个文件不会增加任何内容，此设备上已有的设置保持不变。',
			progress: '进度',
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
		thinking: {
			legend: '思考',
			auto: '由模型决定',
			on: '开启',
			off: '关闭',
			budget: '思考预算',
			budgetExplanation: '思考达到这么多 token 后即开始回答；留空表示不限。',
			noBudget: '不限'
		},
		thinkingHints: {
			auto: '模型回答前是否思考，取决于它本身。',
			on: '模型先思考再回答，因此耗时更长。以 JSON 回答时从不先思考。',
			off: '模型立即回答。'
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
				`${plural(added, { other: '已添加 # 个预设' })}，${plural(present, { other: '# 个原本就在这里' })}。`
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
		tooLong: (most) => `Schema 最多可以有 ${plural(most, { other: '# 个字符' })}。`,
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
			summary: ({ share, unsure, tokens }) =>
				`<strong>对措辞的把握：${share}</strong>，${plural(tokens, { other: '# 个 token' })} 中有 ${number(unsure)} 个低于 ${percent(0.5)}`,
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
			thinking: '思考',
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
			thinkingOn: '开启',
			thinkingOff: '关闭',
			thinkingFor: (tokens) => `开启，最多 ${plural(tokens, { other: '# 个 token' })}`,
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
			unable: (model) => `${model} 在这里只能回答对话。要续写文本，请选择另一个模型。`,
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
				completions: '较旧的 API：模型接着现有文本续写',
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
	library: {
		downloads: {
			done: (model) => `${model} 已下载，每个字节都已校验。`,
			whole: (model) => `${model} 完好无损：每个字节都已校验。`,
			damaged: (model, damagedBytes) => `${model} 有 ${formatBytes(damagedBytes)} 已损坏。修复会重新获取这些部分。`,
			littleRoom: (model, neededBytes, freeBytes) =>
				`浏览器称大约还有 ${formatBytes(freeBytes)} 可用，而 ${model} 需要 ${formatBytes(neededBytes)}。仍会尝试：已下载的部分会保留。`
		},
		removals: {
			canceled: (model, bytes) =>
				bytes === 0
					? `已取消下载 ${model}。`
					: `已取消下载 ${model}。此通知消失后，已下载的 ${formatBytes(bytes)} 将被删除。`,
			removed: (model, bytes) =>
				bytes === 0 ? `已移除 ${model}。` : `已移除 ${model}。此通知消失后，其 ${formatBytes(bytes)} 数据将被删除。`
		},
		transfers: {
			present: (model) => `${model} 已在此设备上。`,
			imported: (model, fileName) => `${model} 已导入，每个字节都已校验。它来自 ${fileName}。`,
			kept: (model) => `${model} 现已保存在 Hearth 中。`,
			keptWithoutAdapters: (model) => `${model} 现已保存在 Hearth 中。它的适配器仍在你的磁盘上。`,
			saved: (fileName, bytes) => `${fileName} 已保存：${formatBytes(bytes)}。`,
			noRoom: (model) => `没有空间存放 ${model}，没有保留它的任何部分。请移除不再需要的模型，或释放磁盘空间，然后重试。`
		},
		hubFailures: {
			offline: {
				sentence: ({ host }) => `此设备处于离线状态，因此没有向 ${host} 发出请求。`,
				next: '已安装的模型不需要网络。联网后请重新搜索。'
			},
			'no-answer': {
				sentence: ({ host }) => `${host} 没有响应。`,
				next: '请检查网络连接。如果你所在的地方屏蔽了这个主机，请在设置中填写镜像站。'
			},
			'not-allowed': {
				sentence: ({ host }) => `此 Hearth 副本不允许向 ${host} 发出请求。`,
				next: '模型可以来自哪些主机，由它的发布者决定。设置中写有所用的 Hub。'
			},
			'no-access': {
				sentence: ({ what }) => `${what} 只提供给获得访问权限的人。`,
				next: '请在它的页面上申请访问权限，然后在设置中粘贴你账号的令牌，再重试。'
			},
			'bad-token': {
				sentence: ({ host }) => `${host} 不接受此令牌。`,
				next: '它可能已过期或被撤销。请在设置中更换或移除它。'
			},
			'not-there': {
				sentence: ({ host, what }) => `${host} 上没有 ${what}，或者它是私有的。`,
				next: '请检查拼写，或按名称搜索。私有内容需要令牌，可在设置中填写。'
			},
			busy: {
				sentence: ({ host }) => `${host} 要求暂停：来自此网络的请求过于频繁。`,
				next: '请过几分钟再试。在设置中填写令牌后，可以发出更多请求。',
				nextAfter: (waitMs) => `请在 ${formatDuration(waitMs)} 后重试。在设置中填写令牌后，可以发出更多请求。`
			},
			failing: {
				sentence: ({ host, what, status }) => `${host} 未能答复关于 ${what} 的请求（状态码 ${status ?? '无'}）。`,
				next: '问题出在对方。请过一会儿再试。'
			},
			'web-page': {
				sentence: ({ host }) => `收到的是一个网页，而不是 ${host} 的答复。`,
				next: '有些网络要求先登录：请在新标签页中打开任意网页。如果不是这个原因，请检查设置中的镜像站。'
			},
			unreadable: {
				sentence: ({ host, what }) => `无法读取 ${host} 关于 ${what} 的答复。`,
				next: '如果设置中填写了镜像站，它的应答方式可能与 Hugging Face 不同。'
			},
			'too-long': {
				sentence: ({ host, what }) => `${host} 关于 ${what} 的答复过长，超出了 Hearth 可以使用的长度。`,
				next: '没有读到末尾，也未作任何更改。'
			}
		}
	},
	models: {
		page: {
			title: '模型',
			lead: '模型是一个由数字组成的文件，由你自己的设备用来运算。它保存在此浏览器中。',
			shelf: '你的模型',
			discover: '发现',
			open: '打开文件'
		},
		facts: {
			parameters: (count) => `${count} 参数`,
			parametersInParts: (count, atATime) => `${count} 参数，每次用到 ${atATime}`,
			context: (tokens) => plural(tokens, { other: '上下文 # 个 token' }),
			adapter: (name) => `适配器 ${name}`,
			noLicense: '许可证未知',
			joined: (facts) => facts.join('，'),
			day: modelsDay
		},
		shelf: {
			label: '此设备上的模型',
			onlyGuide:
				'Guide 很小：它懂得如何在你自己的设备上运行模型，此外所知不多。想做更多事，请下载一个模型，只需一次；之后没有网络也能使用。',
			discover: '发现模型',
			chat: '对话',
			pause: '暂停',
			resume: '继续',
			repair: '修复',
			guideSummary: '关于在自己的设备上运行模型的小向导。内置，立即可用。',
			loadsLater: '发送消息时加载。',
			memory: (bytes) => `约占 ${formatBytes(bytes)} 内存。`,
			unused: '尚未使用。',
			lastUsed: (when, atMs) => `上次使用：${modelsDay(when, atMs)}。`,
			onlyComparing: '用于比较文本，不能对话。',
			inOtherTab: '在另一个标签页中',
			workInOtherTab: '另一个 Hearth 标签页正在处理它。',
			damaged: '有一部分已损坏或丢失。修复只会重新获取这一部分。',
			cancelOf: (model) => `取消下载 ${model}`,
			unfinished: '未完成。',
			paused: (bytes) => `已暂停，已下载 ${formatBytes(bytes)}。`,
			pausedOf: (bytes, totalBytes) =>
				`已暂停，已下载 ${formatBytes(bytes)}，共 ${formatBytes(totalBytes)}。没有丢失任何内容。`
		},
		files: {
			label: (model) => `${model} 的文件`,
			summary: (done, count) => `已完成 ${number(done)} 个文件，共 ${number(count)} 个`,
			states: {
				waiting: '等待中',
				partial: '未完成',
				downloading: '下载中',
				checking: '校验中',
				repaired: '已修复',
				done: '完成',
				damaged: '已损坏'
			}
		},
		menu: {
			label: (model) => `${model} 的选项`,
			details: '来源',
			verify: '校验每个字节',
			repair: '修复',
			unload: '卸载以释放内存',
			exportPack: '导出为模型包…',
			saveFile: '保存模型文件…',
			remove: '移除…'
		},
		removal: {
			title: (model) => `要移除 ${model} 吗？`,
			titleUnfinished: (model) => `要删除 ${model} 的下载吗？`,
			text: (bytes, { shared, fetchable }) => {
				const stay = shared ? '其他模型需要的文件会保留。' : '';
				const again = fetchable ? '如需再次使用，要重新下载。' : 'Hearth 无法重新获取它：请保留它原来的文件。';
				return `这会从此设备删除 ${formatBytes(bytes)}。${stay}${again}你的对话会保留。`;
			},
			confirm: (bytes) => `删除 ${formatBytes(bytes)}`
		},
		room: {
			title: '可以移除：',
			unused: (model, bytes) => `${model}，${formatBytes(bytes)}，从未使用`,
			lastUsed: (model, bytes, when, atMs) => `${model}，${formatBytes(bytes)}，上次使用：${modelsDay(when, atMs)}`,
			remove: (model) => `移除 ${model}…`
		},
		provenance: {
			lead: '它来自哪里，以及凭什么确认它的内容。',
			source: '来源',
			sourceAt: (source, host) => `${source}，位于 ${host}`,
			packedFrom: (fileName, source) => `${fileName}，由 ${source} 打包`,
			path: '获取途径',
			paths: {
				hub: '从 Hub 下载',
				url: '从你给出的地址下载',
				pack: '从模型包导入',
				disk: '从你的磁盘复制'
			},
			revision: '修订版本',
			noRevision: '未知：当时的最新版本',
			license: '许可证',
			noLicense: '未知',
			runsOn: '运行引擎',
			trust: '可信度',
			unfinished: '尚未完成。',
			published: '每个字节都与发布者承诺的一致：每个文件的 SHA-256 都与发布的相同。',
			firstCome: '没有人为它的全部内容发布过哈希值。首次获取的内容已作记录，因此之后的变化会被发现。',
			lastChecked: '上次校验',
			files: '文件',
			noHash: '哈希值尚未知',
			publishedHash: '发布的哈希值',
			computedHash: '在此计算的哈希值'
		},
		storage: {
			title: '存储空间',
			usage: (storedBytes, freeBytes) =>
				`已下载的模型占 ${formatBytes(storedBytes)}，大约还有 ${formatBytes(freeBytes)} 可用。`,
			usageOnly: (storedBytes) => `已下载的模型占 ${formatBytes(storedBytes)}，浏览器没有告知还有多少可用。`,
			estimate: '可用空间是浏览器自己的估算。',
			onlyMemory: '此浏览器没有在这里给出存储空间，因此关闭此标签页后，下载的内容就会消失。',
			kept: '浏览器会一直保留它们，直到你将其移除。',
			mayBeCleared: '磁盘空间不足时，浏览器可能会清除它们。',
			refused: '浏览器没有同意保留它们。将 Hearth 安装为应用通常会有帮助。',
			keep: '保留它们'
		},
		job: {
			amountOf: (bytes, totalBytes) => `${formatBytes(bytes)} / ${formatBytes(totalBytes)}`,
			queued: '正在等待前一个下载。',
			asking: '正在向 Hub 询问大小和哈希值。',
			waiting: (amount) => `正在等待网络，已下载 ${amount}。之后会自动继续。`,
			checking: (amount) => `正在校验 ${amount}`,
			comparing: (amount) => `哈希值不符，正在重新读取 · ${amount}`,
			speed: (bytesPerSecond) => `${formatBytes(bytesPerSecond)}/s`,
			left: (ms) => `剩余 ${formatDuration(ms)}`,
			checkingModel: (model) => `正在校验 ${model}`,
			downloadingModel: (model) => `正在下载 ${model}`
		},
		transfers: {
			label: '模型包与副本',
			import: (name) => `正在导入 ${name}`,
			copy: (name) => `正在保存 ${name} 的副本`,
			export: (name) => `正在导出 ${name}`,
			reading: (amount) => (amount === null ? '正在读取' : `正在读取 ${amount}`),
			checking: (amount) => (amount === null ? '正在校验' : `正在校验 ${amount}`),
			copying: (amount) => (amount === null ? '正在复制' : `正在复制 ${amount}`),
			saving: (amount) => (amount === null ? '正在保存' : `正在保存 ${amount}`)
		},
		discover: {
			title: '模型目录',
			lead: '人们喜欢在自己设备上运行的模型。在你按下下载按钮之前，不会获取任何内容；下载后，没有网络也能使用。',
			search: '搜索模型目录',
			placeholder: '名称、系列或用途',
			kind: '类型',
			kinds: {
				all: '全部',
				chat: '对话',
				reasoning: '推理',
				code: '代码',
				vision: '视觉',
				embedding: '嵌入'
			},
			order: '排序',
			orders: { fit: '最合适', size: '最小', name: '名称' },
			offline: '模型目录是 Hearth 的一部分，此设备上还没有它，而现在没有网络。',
			count: (found) => plural(found, { other: '# 个模型' }),
			list: '可下载的模型',
			nothing: '模型目录中没有同时包含这些词的内容。',
			reading: '正在读取模型目录…'
		},
		offer: {
			size: modelsSize,
			cannotChat: '用于比较文本，不能对话。',
			details: (model) => `详情<hidden>：${model}</hidden>`,
			context: '上下文',
			tokens: (tokens) => plural(tokens, { other: '# 个 token' }),
			languages: '语言',
			publisher: '发布者',
			builds: (model) => `${model} 的各个版本`,
			estimated: '它的确切大小和哈希值尚未确认。按“下载”时会向 Hub 询问，之后每个字节都会与 Hub 发布的内容核对。',
			unconfirmed: (facts) => `来自一般常识，未向发布者确认：${facts.join('、')}。`,
			unconfirmedFacts: {
				parameters: '参数量',
				license: '许可证',
				languages: '语言',
				contextTokens: '上下文',
				architecture: '内部维度'
			},
			here: '已在此设备上',
			pause: (name) => `暂停 ${name}`,
			resume: (name) => `继续 ${name}`,
			repair: (name) => `修复 ${name}`,
			download: (bytes, estimated) => `下载 ${modelsSize(bytes, estimated)}`,
			downloadOf: (name, bytes, estimated) => `下载 ${name}，${modelsSize(bytes, estimated)}`
		}
	},
	disk: {
		open: {
			title: '你自己的模型',
			lead: 'Hearth 直接从你的磁盘读取它；不会上传任何内容。请在这里选择，或将它拖放到此页面的任意位置。',
			files: '打开文件',
			folder: '打开文件夹',
			reading: '正在读取文件头…',
			ggufTitle: 'GGUF 文件',
			gguf: '拆分的模型请一次选择所有部分。可以同时或随后打开：LoRA 适配器，以及用于图片的 mmproj 文件。',
			foldersTitle: '文件夹',
			folders: '适用于 transformers.js 的 ONNX，或带有已编译 .wasm 库的 MLC。',
			packsTitle: '.hearth 模型包',
			packs: '从另一台设备上的 Hearth 导出。每个字节都会校验，并保存一份副本。',
			fileInput: 'GGUF 文件',
			folderInput: '模型文件夹',
			fileKind: '模型'
		},
		drop: {
			title: '松开即可打开',
			hint: 'GGUF 文件及其所有部分、模型文件夹，或 .hearth 模型包'
		},
		list: {
			title: '在你的磁盘上',
			forThisVisit: '仅在本次访问中打开：此浏览器无法自行再次找到该文件。',
			open: '已打开。重新加载后仍在此列表中。',
			closed: '浏览器可能会询问是否允许 Hearth 读取它。',
			keepCopy: '在 Hearth 中保存副本',
			forget: '忘记',
			chat: '对话',
			reopen: '打开',
			summary: '来自你的磁盘。直接从原处读取；不会复制或上传任何内容。'
		},
		again: {
			notAllowed: (model) => `浏览器没有获得读取 ${model} 的许可。请再次打开它，并在询问时允许。`,
			gone: (model, files) => `找不到 ${model}：${diskSome(files)} 已不在原处，可能被移动、重命名或删除了。`,
			forget: '忘记它',
			changed: (model, files, sizes) => {
				const other = sizes ? `（当时 ${formatBytes(sizes.thenBytes)}，现在 ${formatBytes(sizes.nowBytes)}）` : '';
				const several = files > 1 ? `，涉及其中 ${number(files)} 个文件` : '';
				return `自你上次打开以来，磁盘上的 ${model} 已发生变化${other}${several}。它的文件头没有问题；其余部分是否符合你的预期，只有你知道。`;
			}
		},
		choice: {
			title: (model) => `${model} 有多种大小`,
			lead: '第一个最适合此设备。其他的会留在原处。',
			label: '模型大小',
			open: '打开',
			forms: {
				q4f16: '4 位，以 16 位运算：小而快，需要支持它的 GPU',
				q4: '4 位：小',
				q8: '8 位：较大，更接近原始模型',
				int8: '8 位：较大，更接近原始模型',
				uint8: '8 位：较大，更接近原始模型',
				bnb4: '4 位，采用 bitsandbytes 的方式',
				fp16: '16 位：大，需要支持它的 GPU',
				fp32: '32 位：原始模型，非常大'
			}
		},
		refused: {
			tooMany: '其中的文件比任何模型都多。请选择单个模型的文件夹',
			empty: '其中没有文件',
			safetensorsAdapter:
				'这是 safetensors 格式的 LoRA 适配器。请用 llama.cpp 的 convert_lora_to_gguf.py 将它转换为 GGUF，再与它的模型一起打开',
			quantized: (method) =>
				`采用${method === null ? '自有方法' : ` ${method} `}量化，用于显卡和浏览器以外的程序。${diskInstead}`,
			rawWeights: `其中是原始权重（safetensors），即模型训练和发布时的形式。${diskInstead}`,
			pytorch: `其中是 PyTorch 权重（pickle），可能含有程序，在这里绝不会打开。${diskInstead}`,
			folderInside: (quotedName) => `它本身不是模型。请选择其中的文件夹 ${quotedName}`,
			unknown: `其中没有 Hearth 认识的模型。${diskInstead}`,
			jsonTooLong: '过长，不像是应有的文件',
			jsonWrong: '内容与应有的不符',
			jsonGone: '已无法读取；它可能已被移动或更改',
			notJson: '它不是 JSON；可能不完整或已损坏',
			noTensorList: '缺少张量列表（tensor-cache.json 或 ndarray-cache.json）',
			emptyTensorList: (fileName) => `张量列表（${fileName}）没有列出任何文件`,
			incomplete: (missing) => `不完整：缺少 ${diskSome(missing)}`,
			noLibrary: '缺少已编译的库，即 MLC 与权重分开发布的 .wasm 文件。请把它放进文件夹，或将两者一起拖放',
			manyLibraries: (count) =>
				plural(count, { other: '其中有 # 个已编译的库（.wasm）。请在文件夹中只保留用于此模型的那一个' }),
			noSettings: (missing) => `缺少 ${missing.join(' 和 ')}，而用于 transformers.js 的文件夹中应有`,
			manyNetworks: (names) =>
				`这是由多个网络（${names.join('、')}）组成的模型，而 Hearth 只运行由一个网络组成的模型。请改找同一模型的 GGUF 文件`,
			loneProjector: '是投影器，能让模型看到图片。请先打开它的模型，或两者一起打开',
			loneAdapter: '是 LoRA 适配器，用来改变模型。请先打开它的模型，或两者一起打开',
			adapterOfSplit: (model) => `需要单个文件的模型，而 ${model} 是拆分的`,
			adapterOfOther: (base, model, kind) => `是用于 ${base} 模型的适配器，而 ${model} 是 ${kind} 模型`
		},
		notStarted: {
			noFile: '没有选择文件',
			manyFiles: '请选择一个文件，或同一个拆分模型的所有部分',
			notSplit: '所选文件不属于同一个拆分的模型',
			mixed: '这些部分属于不同的模型，或名称已被更改',
			tensors: (found, promised) => `各部分共有 ${number(found)} 个张量，而应有 ${number(promised)} 个`,
			split: (parts) => `这是拆分的模型；请一次选择它的全部 ${number(parts)} 个部分`,
			splitWithout: (parts, missing) =>
				`这是拆分的模型；请一次选择它的全部 ${number(parts)} 个部分：缺少 ${diskSome(missing)}`
		}
	},
	hub: {
		search: {
			region: '在网络上搜索',
			label: (host) => `搜索 ${host}`,
			placeholder: '模型的名称或地址',
			submit: '搜索',
			hint: (host) =>
				`在你按“搜索”之前，不会发出任何请求。按下后，${host} 会看到你搜索什么、从哪里连接，但绝不会看到任何对话。`,
			madeFor: '适用引擎',
			allEngines: '所有可运行的',
			searching: (host) => `正在搜索 ${host}…`,
			reading: (what) => `正在读取 ${what}…`,
			back: '返回搜索结果',
			settings: '设置',
			ownAddress: '来自你给出的地址。没有人为它发布哈希值，因此 Hearth 只能在以后判断它是否仍是首次获取的那个文件。'
		},
		results: {
			label: '找到的模型',
			count: (models) => plural(models, { other: '找到 # 个模型' }),
			none: (text) => `没有名为“${text}”且能在这里运行的模型。请减少搜索词，或在“适用引擎”中另作选择。`,
			onRequest: '需申请访问权限',
			downloads: (perMonth) => `每月下载 ${number(perMonth, { notation: 'compact', maximumFractionDigits: 1 })} 次`,
			updated: (atMs) => `更新于 ${date(atMs, { year: 'numeric', month: 'short', day: 'numeric' })}`,
			noLicense: '未注明许可证'
		},
		repository: {
			formats: {
				wllama: 'GGUF，用于 llama.cpp',
				transformers: 'ONNX，用于 transformers.js',
				webllm: 'MLC，用于 WebLLM'
			},
			parameters: (count) => `${count} 参数`,
			context: (tokens) => plural(tokens, { other: '上下文 # 个 token' }),
			revision: (hash) => `修订版本 ${hash}`,
			page: '模型页面',
			newTab: '（在新标签页中打开）',
			gated: '它的发布者需经申请才授予访问权限。请在模型页面上申请，然后在<link>设置</link>中粘贴你账号的令牌。',
			gatedWithToken: '它的发布者需经申请才授予访问权限。请在模型页面上申请；下载时会发送你的令牌。',
			searchFor: (query) => `搜索“${query}”`,
			nothing: '此仓库中没有 Hearth 认识的模型文件。',
			unusable: (formats) =>
				`这是 ${formats.join('、')} 格式的模型。浏览器无法运行它：这类文件是为显卡上的程序或为训练准备的。同一模型通常也有 GGUF 版本。`
		},
		problems: {
			partsMissing: (count, found) => `它拆分为 ${number(count)} 个文件，现有 ${number(found)} 个。`,
			empty: '它的文件是空的。',
			fileMissing: (path) => `缺少 ${path}。`,
			graphMissing: (quantization) => `缺少与 ${quantization} 配套的一个部分。`,
			weightsMissing: '缺少权重。',
			libraryMissing: '没有已知的用于它的已编译库，而没有这样的库，MLC 模型就无法运行。',
			otherTask: (task) => `它用于另一种任务（${task}）；Hearth 运行的是编写或比较文本的 ONNX 模型。`,
			encoderDecoder: '它用一个网络读取，用另一个网络写出，翻译模型就是这样。Hearth 运行的是续写文本的 ONNX 模型。',
			otherImages: (family) =>
				`Hearth 不了解它读取图片的方式（${family ?? '未注明其系列'}）。可以使用 SmolVLM 和 Idefics3。`,
			severalNetworks: (names) => `它由多个网络（${names.join('、')}）组成，Hearth 无法把它们连接起来。`,
			sixteenBits: '它的数值是 16 位的。比较文本的模型在这里由 CPU 运行，而 CPU 无法用这种数值计算。',
			notFirstPart: '这不是拆分模型的第一个部分。请粘贴第一个部分的地址。',
			tooManyParts: '它拆分成了过多的部分。',
			countsDiffer: (inHeader, inName) =>
				`文件头注明的部分数：${number(inHeader)}；名称注明的部分数：${number(inName)}。两者不一致。`
		},
		refused: {
			'not-https': '只获取 https 地址的内容：来自其他地址的内容可能在途中被更改。',
			credentials: '不获取其中含有用户名和密码的地址。',
			'no-model': '此地址既不是 Hub 的模型页面，也不是 .gguf 文件。请粘贴这样的地址，或输入名称。'
		},
		build: {
			bitsPerWeight: (bits) => `每个权重 ${fixed(bits, 1)} 位`,
			files: (count) => plural(count, { other: '# 个文件' }),
			readsImages: '能读取图片',
			pasted: '你粘贴的地址',
			noSize: '大小未知',
			onShelf: '已在你的模型中',
			download: (name) => `下载 ${name}`
		}
	},
	fit: {
		verdicts: {
			fits: '合适',
			tight: '勉强',
			'too-large': '太大',
			'cannot-run': '无法在此运行'
		},
		estimate: (reason) => `${reason}这是估算。`,
		obstacles: {
			noEngine: (browser) => `${browser === null ? '此浏览器' : `${browser} `}无法运行它所需的引擎。`,
			noGpu: '它需要 GPU，而浏览器没有提供。请选择用于 CPU 的版本。',
			noF16: '它需要支持 16 位运算的 GPU。请选择同一模型的其他版本。'
		},
		gpu: {
			smallPieces: (mostBytes, neededBytes) =>
				`GPU 一次最多分配 ${formatBytes(mostBytes)} 的连续显存，而它需要 ${formatBytes(neededBytes)}。`,
			smallPiecesCpuCan: (mostBytes, neededBytes) =>
				`GPU 一次最多分配 ${formatBytes(mostBytes)} 的连续显存，而它需要 ${formatBytes(neededBytes)}。CPU 没有这个限制。`,
			someLayers: (onGpu, all) => `${number(all)} 层中有 ${number(onGpu)} 层在 GPU 上运算；其余的较慢。`,
			memory: (bytes, wholeBytes) => `约占 ${formatBytes(bytes)} 显存，此 GPU 共有 ${formatBytes(wholeBytes)}。`
		},
		memory: {
			told: (bytes, wholeGiB) => `约占 ${formatBytes(bytes)} 内存，此设备共有 ${number(wholeGiB)} GB。`,
			toldOrMore: (bytes, wholeGiB) => `约占 ${formatBytes(bytes)} 内存，此设备共有 ${number(wholeGiB)} GB 或更多。`,
			untold: (bytes) => `约占 ${formatBytes(bytes)} 内存；浏览器没有告知共有多少。`,
			ofPages: (bytes, mostBytes) =>
				`其中 ${formatBytes(bytes)} 在 CPU 一侧，那里网页最多可用 ${formatBytes(mostBytes)}。`
		},
		storage: (bytes, freeBytes) =>
			`下载需要 ${formatBytes(bytes)}，可用的存储空间只有 ${formatBytes(freeBytes)}，放不下。`,
		context: (tokens) => plural(tokens, { other: '它训练时的上下文为 # 个 token，因此不会给它更多。' }),
		recommended: {
			largest: (tokensPerSecond) =>
				plural(tokensPerSecond, {
					other: '在此设备上合适、且回答比多数人阅读更快的模型中最大的一个，约 # token/秒'
				}),
			fastest: (tokensPerSecond) =>
				plural(tokensPerSecond, { other: '这里没有模型能达到人的阅读速度；这是最快的一个，约 # token/秒' })
		}
	},
	device: {
		verdict: {
			onGpu: (gpu) => `此设备用 GPU 回答：${gpu}。`,
			byItself: '此设备自己回答；没有任何内容离开它。',
			onCpu: (threadCount) => `此设备用 CPU 回答（${plural(threadCount, { other: '# 个线程' })}）。`,
			onCpuBesideGpu: (threadCount, gpu) =>
				`此设备用 CPU 回答（${plural(threadCount, { other: '# 个线程' })}）。${gpu} 已就绪，可用于更大的模型。`,
			onCpuWell: (threadCount) =>
				`此设备用 CPU 回答（${plural(threadCount, { other: '# 个线程' })}）。小模型运行良好。`,
			onCpuAlone: '此设备用 CPU 回答（1 个线程）。小模型最适合它。',
			gpuFound: (gpu) => `找到 ${gpu}；Hearth 可以使用它。`,
			cannotRun: (browser) => `${browser === null ? '此浏览器' : `${browser} `}还无法运行模型，但有下一步可做。`,
			details: '详情',
			detailsOfDevice: '此设备的详情'
		},
		severity: { good: '良好：', note: '提示：', warning: '问题：' },
		meters: {
			gpu: 'GPU',
			memory: '内存',
			storage: '存储空间',
			cpu: 'CPU',
			untold: '此浏览器没有告知',
			used: (label) => `已用${label}`,
			noGpu: '无',
			softwareGpu: '是程序，不是真正的 GPU',
			closedGpu: '未能打开',
			gpuParts: (shaderF16) => `16 位运算：${shaderF16 ? '支持' : '不支持'}`,
			gpuPartsAndPiece: (shaderF16, pieceBytes) =>
				`16 位运算：${shaderF16 ? '支持' : '不支持'} · 单块最大 ${formatBytes(pieceBytes)}`,
			memorySize: (gigabytes, capped) => `${number(gigabytes)} GB${capped ? ' 或更多' : ''}`,
			memoryRounded: '由浏览器取整',
			storageFree: (bytes) => `${formatBytes(bytes)} 可用`,
			storageOf: (quotaBytes) => `约 ${formatBytes(quotaBytes)}`,
			storageUsedOf: (usedBytes, quotaBytes) => `已用 ${formatBytes(usedBytes)}，共约 ${formatBytes(quotaBytes)}`,
			cores: (count) => plural(count, { other: '# 个核心' }),
			threads: (count) => plural(count, { other: '# 个线程可供模型使用' })
		},
		noGpu: {
			absent: '这里没有向网页提供',
			'no-adapter': '浏览器没有找到可以使用的 GPU',
			failed: '浏览器无法访问它',
			'timed-out': '没有响应'
		},
		system: {
			title: '系统',
			checkingDevice: '正在检查此设备…',
			checkAgain: '重新检查',
			checking: '正在检查…',
			checked: '刚刚检查过。',
			measured: '实测速度',
			benchmark: '对模型进行基准测试',
			report: '报告'
		},
		report: {
			copy: '复制报告',
			copied: '已复制。',
			refused: '浏览器不允许复制。请改为选中下面的文字。',
			what: '报告中有什么',
			about: '用于报告问题的文本。它只会进入你的剪贴板，不会去别处；其中没有对话、地址或姓名。',
			text: '报告的文本'
		}
	},
	findings: {
		toImprove: '可以改进的地方',
		works: '运作正常的部分',
		onCpu: '因此回答由 CPU 给出。小模型仍可使用；较大的模型会更慢。',
		tryInOrder: '请按顺序尝试，每做一步后重新检查：',

		gpuAbsent: {
			sentence: (browser) => `${findingsBrowser(browser)}没有在这里向网页提供 GPU。`,
			cost: '网页通过 WebGPU 访问 GPU，而它在这里缺失或已关闭。',
			next: '如果此系统支持，请开启 WebGPU：'
		},
		gpuNoAdapter: {
			sentence: (browser) => `${findingsBrowser(browser)}没有找到可以使用的 GPU。`,
			cost: '通常是因为图形加速已关闭、驱动程序被屏蔽，或者这是虚拟机。'
		},
		gpuFailed: {
			sentence: (browser) => `${findingsBrowser(browser)}无法访问 GPU。`,
			cost: (reason) => `它给出的原因：“${reason}”`
		},
		gpuTimedOut: {
			sentence: (waitedMs) => `GPU 在 ${number(Math.round(waitedMs / 1000))} 秒内没有响应。`,
			cost: '驱动程序可能已卡住。'
		},
		gpuSoftware: {
			sentence: (gpu) => `这里唯一的 GPU 是程序 ${gpu}，而不是硬件。`,
			cost: '它会比运行它的 CPU 更慢，因此 Hearth 不使用它。',
			next: '如果此设备有真正的 GPU，请按顺序尝试：'
		},
		gpuNoDevice: {
			sentence: (gpu) => `${gpu} 存在，但未能打开。`,
			cost: (reason) => `它给出的原因：“${reason}”可能有其他程序占用了它的全部显存。`,
			next: '请关闭使用 GPU 的其他程序，然后：'
		},
		gpuInsecure: {
			sentence: '由于此地址不安全，GPU 被隐藏。',
			next: findingsSecureAddress
		},
		gpuReady: {
			sentence: (gpu) => `${gpu} 已打开，并支持模型所需的 16 位运算。`,
			cost: '较大的模型在它上面通常快得多。没有浏览器会告知它有多少显存，因此要到加载模型时才知道。'
		},
		gpuNoF16: {
			sentence: (gpu) => `找到 ${gpu}，但它在这里不支持 16 位运算。`,
			cost: 'Hearth 的引擎需要它（shader-f16）才能在 GPU 上运算。',
			next: '更新驱动程序或浏览器有时会带来支持；较旧的 GPU 通常永远不会有。'
		},
		gpuNoJspi: {
			sentence: (gpu, browser) =>
				`找到 ${gpu}，但${browser === null ? '此浏览器' : ` ${browser} `}还不能让引擎使用它。`,
			cost: '引擎必须能够等待 GPU（JSPI，JavaScript Promise Integration）。',
			next: 'Chrome 和 Edge 通常从版本 137 起支持，Firefox 从 153 起支持。'
		},
		gpuWaits: {
			sentence: (gpu) => `找到 ${gpu}，但引擎无法在此浏览器中启动。`,
			cost: 'GPU 没有任何问题。',
			next: '请先解决引擎的问题；它就在此列表中。'
		},

		gpuKind: {
			secondGpu: '如果此设备还有另一个更快的 GPU，可以让浏览器使用它：',
			driver: (driver) => `它的驱动程序：${driver}。`
		},
		gpuIntegrated: {
			sentence: '此 GPU 与 CPU 共用内存。',
			cost: '内存放得下的模型，它也放得下；读取速度与内存相同。'
		},
		gpuDiscrete: {
			sentence: '此 GPU 有自己的显存。',
			cost: '读取显存比读取 CPU 的内存快得多，但模型必须放得进去。没有浏览器会告知显存有多大。'
		},
		gpuKindUntold: {
			sentence: '浏览器没有告知此 GPU 是否有自己的显存。',
			cost: '它的制造商两种都生产。它能达到多快，测量后才知道。'
		},
		gpuClock: {
			exact: '它有自己的时钟，因此测量是精确的。',
			rough: '它没有供网页使用的时钟（timestamp-query），因此测量使用网页的时钟，较为粗略。'
		},
		gpuFeatures: {
			sentence: 'GPU 的相邻线程可以直接共享结果。',
			cost: 'transformers.js 和 WebLLM 为此备有更快的内核（subgroups）。'
		},
		gpuNoSubgroups: {
			sentence: '此 GPU 的相邻线程在这里不能直接共享结果。',
			cost: '没有它（subgroups），transformers.js 和 WebLLM 会使用较慢的内核；llama.cpp 不受影响。',
			next: '更新浏览器或驱动程序往往会带来支持。',
			chromium: 'Chrome 和 Edge 从版本 134 起支持，前提是驱动程序也支持。'
		},
		gpuLimits: {
			sentence: 'GPU 满足三个引擎的全部要求。',
			cost: 'llama.cpp、transformers.js 和 WebLLM 都需要一定大小的连续显存、缓冲区和线程。',
			piece: (bytes) => `它分配的单块显存最大为 ${formatBytes(bytes)}。`
		},
		gpuSmallPieces: {
			atMost: (bytes) => `此 GPU 一次最多分配 ${formatBytes(bytes)} 的连续显存。`,
			less: '此 GPU 分配的比某些引擎要求的少。',
			tooSmall: (engineCount) => plural(engineCount, { other: '对三个引擎中的 # 个来说，此 GPU 太小。' }),
			refused: (engine, limit, has, least) => `${engine} 无法在它上面启动：${limit}为 ${has}，需要 ${least}。`,
			held: (engine, limit, has, loss) => `${engine}，${limit}为 ${has}：${loss}。`,
			next: '请选择更小的模型。更新驱动程序或浏览器有时会提高限制。'
		},
		limits: {
			maxBufferBytes: '最大缓冲区',
			maxStorageBindingBytes: '最大单块显存',
			maxWorkgroupStorageBytes: '线程共享的内存',
			maxInvocationsPerWorkgroup: '每组线程数',
			maxStorageBuffersPerStage: '同时使用的缓冲区数'
		},
		losses: {
			tablesOnCpu: '约 40 亿参数以上模型的表会留在 CPU 上',
			noFastKernels: '不使用它处理单个 token 的最快内核',
			noLargeModels: '约 40 亿参数以上的模型无法加载',
			smallBuffers: '模型的缓冲区限制为 256 MiB',
			smallTables: '权重表限制为 128 MiB，最多约 10 亿参数',
			smallGroups: '它的内核以较小的组运行'
		},

		insecure: {
			sentence: '此地址不安全，因此浏览器关闭了许多功能。',
			cost: '没有 GPU，没有线程，不能离线使用。网络上的其他人可能在途中篡改此页面。',
			next: findingsSecureAddress
		},
		engineReady: {
			sentence: '此浏览器可以运行 Hearth 的引擎。',
			cost: '引擎是 WebAssembly 形式的 llama.cpp：在此设备上、浏览器的沙箱内运行的程序代码。'
		},
		engineMissing: {
			sentence: (browser) => `${findingsBrowser(browser)}缺少 Hearth 的引擎所需的部分。`,
			cost: (parts) => `还没有模型能在这里回答。WebAssembly 中缺少：${parts.join('、')}。`,
			next: '请更新浏览器，或使用其他浏览器：'
		},
		wasmParts: {
			simd: 'SIMD',
			exceptions: '异常处理',
			threads: '共享内存',
			memory64: '64 位内存',
			sharedMemory64: '共享的 64 位内存'
		},
		wasmComplete: {
			sentence: '这里的 WebAssembly 具备让模型快速运行的全部部分。',
			cost: '向量指令（SIMD）、线程、64 位内存，以及等待文件和 GPU 的能力（JSPI），因此可以逐块读取模型。'
		},
		noJspi: {
			sentence: (browser) => `${findingsBrowser(browser)}会把每个模型整个读入内存。`,
			cost: '它缺少让引擎等待文件的部分（JSPI）：加载时间更长，需要的内存更多。回答没有差别。',
			next: 'Chrome 和 Edge 通常从版本 137 起支持，Firefox 从 153 起支持。Safari 尚不支持。'
		},
		isolated: {
			sentence: '此页面与其他网站隔离，因此模型可以使用多个核心。',
			cost: '多个核心协同工作需要共享内存，而浏览器只把它提供给隔离的页面。'
		},
		notIsolated: {
			sentence: '此页面没有与其他网站隔离，因此模型只能使用一个核心。',
			cost: 'CPU 的回答会比应有的慢；其他方面没有变化。',
			ownTab: '请在单独的标签页中打开 Hearth，而不是在其他页面之内。',
			normalWindow: '请在普通窗口中打开 Hearth：无痕窗口往往会关闭隔离页面的功能。',
			reload: '请重新加载此页面一次；通常这样就够了。'
		},
		fewCores: {
			sentence: (count) => plural(count, { other: '此浏览器报告有 # 个核心。' }),
			cost: 'CPU 上的模型使用其中一个，以便页面保持流畅。小模型最适合它。',
			next: 'Hearth 回答时，请关闭其他繁忙的标签页和程序。'
		},
		cores: {
			sentence: (count, usable) =>
				`${plural(count, { other: '# 个核心' })}中，CPU 上的模型可以使用 ${number(usable)} 个。`,
			cost: '留一个给页面。超过八个收效甚微，因为耗时的是读取内存。'
		},
		littleMemory: {
			sentence: findingsMemory,
			cost: '使用超过约 1 GB 的模型时，浏览器可能会关闭此页面。',
			next: '请选择小于 1 GB 的模型，并关闭其他标签页和程序。'
		},
		memory: {
			sentence: findingsMemory,
			cost: '为保护你的隐私，浏览器会对这个数字取整，并且最多只报告到 8 或 32 GB。'
		},

		noDatabase: {
			sentence: '无法在此窗口中保存对话。',
			cost: '关闭页面后它们就会消失。在此之前一切正常。'
		},
		noFiles: {
			sentence: '无法在此窗口中保存下载的模型。',
			cost: '每次都要重新下载模型。内置模型始终可用。'
		},
		noCache: {
			sentence: '无法保存 Hearth 以供离线使用。',
			cost: '有网络连接时，一切正常。'
		},
		allowStorage: '请允许 Hearth 存储数据：',
		storageWorks: {
			sentence: '对话、模型和应用本身都可以保存在此设备上。',
			cost: '刚刚分别试用了数据库、文件和缓存。没有留下任何内容。'
		},
		littleSpace: {
			sentence: (bytes) => `这里大约有 ${formatBytes(bytes)} 可用于模型。`,
			cost: '足够存放小模型；30 亿参数的模型约需 2 GB。',
			next: '腾出空间：'
		},
		space: {
			sentence: (bytes) => `大约有 ${formatBytes(bytes)} 可用于模型和对话。`,
			cost: '这是浏览器的估算。实际上限可能不同，因此下载在空间不足时会停下，并保留已下载的部分。'
		},
		persisted: {
			sentence: '浏览器承诺保留你的对话和模型。',
			cost: '只有当你删除它们或此网站的数据时，它们才会消失。'
		},
		notPersisted: {
			sentence: '磁盘已满时，浏览器可能会删除你的对话和模型。',
			cost: '这很少发生，但发生时不会询问。',
			safari: 'Safari 通常会删除七天未使用的网站的数据。',
			next: '请安装 Hearth：浏览器通常会保留已安装应用的数据。'
		},

		phone: {
			sentence: '手机和平板电脑会关闭占用大量内存的页面。',
			cost: '对话会保留，但正在写的回答会被中断。',
			next: '请选择小于 1 GB 的模型，并在 Hearth 回答时让它保持在前台。'
		},
		offline: {
			sentence: '你处于离线状态。',
			cost: '此设备上的模型照常回答。只有下载需要等待。',
			next: '想下载模型时，请重新联网。'
		},
		lowBattery: {
			sentence: (share) => `电池电量为 ${percent(share)}。`,
			cost: '回答会耗电，而电量低时设备会变慢。',
			next: '需要较长的回答时，请接通电源。'
		},
		pluggedIn: {
			sentence: '此设备已接通电源。',
			cost: '因此它可以全速运行。'
		},
		onBattery: {
			sentence: (share) => `此设备正在使用电池，电量为 ${percent(share)}。`,
			cost: '多数笔记本电脑和手机使用电池时运算比接通电源时慢，而且回答会消耗电量。'
		},
		saveData: {
			sentence: '浏览器要求网站节省流量。',
			cost: '模型的下载量很大。Hearth 不会未经询问就开始下载，并会先说明大小。',
			next: '下载模型前，请改用不限流量的网络连接。'
		}
	},
	speech: {
		read: '朗读',
		stop: '停止朗读',
		position: (sentence, count) => `正在朗读：第 ${number(sentence)} 句，共 ${number(count)} 句`,
		code: '代码。',
		noVoice: (language) =>
			`此浏览器没有在本设备上发声的${languageName(language)}语音，因此没有朗读。绝不会使用网络语音：那样会把文字发送出去。可以在系统设置中安装更多语音。`,
		failed: '浏览器停止了朗读。换一个语音也许可行：列表在设置中。',
		settings: {
			title: '朗读',
			intro: '回答菜单中的“朗读”只使用在本设备上发声的语音：其他语音会把文字发送出去。',
			voice: '语音',
			byLanguage: '按文字的语言',
			voiceName: (language, name) => `${languageName(language)}：${name}`,
			voiceHint: '选定的语音朗读其自身语言的文字。其他语言由 Hearth 选择语音。',
			speed: '语速',
			times: (rate) => `${number(rate)}×`,
			none: '此浏览器没有在本设备上发声的语音。可以在系统设置中安装语音。'
		}
	},
	steps: {
		update: {
			ios: '打开“设置 > 通用 > 软件更新”。在 iPhone 和 iPad 上，所有浏览器都由系统提供此功能。',
			android: (store, browser) => `打开 ${store}，搜索${stepsBrowser(browser)}并更新。`,
			chromeos: '打开“设置 > 关于 ChromeOS”，检查更新。',
			safari: '打开“系统设置 > 通用 > 软件更新”。Safari 会随之更新。',
			linux: (browser) => `用软件包管理器更新${stepsBrowser(browser)}并重新启动它。`,
			firefox: '打开菜单，选择“帮助 > 关于 Firefox”。它会在那里自动更新。',
			chromium: '打开此地址。浏览器会在那里自动更新。',
			other: '请更新此浏览器，或在最新的 Chrome、Edge、Firefox 或 Safari 中打开 Hearth。'
		},
		restart: {
			mobile: (browser) => `将${stepsBrowser(browser)}完全关闭，然后重新打开。`,
			desktop: (browser) => `关闭${stepsBrowser(browser)}的所有窗口，然后重新打开。`
		},
		accelerate: {
			chromium: '打开此地址，开启“使用图形加速功能（如果可用）”，然后重新启动浏览器。',
			firefox: '打开此地址。在“性能”下，关闭“使用推荐的性能设置”，并开启“自动启用硬件加速”。'
		},
		inspect: {
			samsung: '在 Chrome 中打开 Hearth：此浏览器无法访问 GPU 时，它也许可以。',
			chromium: '打开此地址，查找“WebGPU”。如果显示为停用（disabled），通常是驱动程序太旧，被列入了屏蔽名单。',
			firefox: '打开此地址，在“图形”下查看什么被屏蔽，以及原因。'
		},
		driver: {
			windows: '更新显卡驱动程序：“设置 > Windows 更新 > 高级选项 > 可选更新”。',
			linux: '用软件包管理器更新显卡驱动程序（Mesa，或 NVIDIA 535.183.01 及更新版本）。',
			other: '更新系统；显卡驱动程序会随之更新。'
		},
		linuxFlags: {
			webGpu: '如果此 GPU 尚未默认启用，请将此标志设为 Enabled。这是实验性功能，对所有网站生效。',
			vulkan: '将这一项也设为 Enabled，然后重新启动浏览器。',
			options: (browser) => `如果还不够，请在终端中用以下选项启动${stepsBrowser(browser).trimEnd()}。`
		},
		promises: {
			firefox: '或者打开此地址，将下面的名称设为 true。',
			firefoxName: '它让引擎可以等待文件和 GPU。',
			chromium: '或者将此标志设为 Enabled，然后重新启动浏览器。'
		},
		webGpu: {
			ios: 'iOS 26 和 iPadOS 26 提供 WebGPU。',
			safari: 'macOS 26 上的 Safari 26 提供 WebGPU。',
			android: '在多数使用 Android 12 或更新版本的手机上，Chrome 121 或更新版本通常可用。',
			samsung: '三星浏览器（Samsung Internet）从版本 25 起支持。',
			openInChrome: '在 Chrome 中打开 Hearth。',
			firefox: 'Firefox 通常在 Windows 上从版本 141 起支持，在搭载 Apple 芯片的 Mac 上从 147 起支持。',
			firefoxOff: '在其他系统上，它是关闭的。如要试用，请打开此地址，将下面的名称设为 true。',
			firefoxName: '它在那里是实验性功能，因此请将它的回答与 CPU 的回答作比较。',
			firefoxWindows: 'Firefox 通常在 Windows 上从版本 141 起支持。',
			linux: '在 Linux 上，2020 年及以后的 Intel GPU（版本 144）和 NVIDIA GPU（版本 147）通常已启用。',
			chromium: 'Chrome 和 Edge 通常从版本 113 起支持。'
		},
		secondGpu: {
			windows: (browser) =>
				`打开“设置 > 系统 > 屏幕 > 显示卡”（或“图形”），添加${stepsBrowser(browser)}并选择“高性能”。然后重新启动它。`,
			chromium: '或者用此选项启动它，仅对该次启动生效。',
			macPlug: '只有搭载 Intel 处理器的 Mac 才有两个 GPU。请接通电源：使用电池时会用较慢的那个。',
			macSwitching: '打开“系统设置 > 电池 > 选项”，关闭“自动切换图形卡”。',
			linux: (browser) => `对于 AMD 或 Intel 显卡，在终端中启动${stepsBrowser(browser)}时，请在命令前加上这一段。`,
			linuxNvidia: '对于 NVIDIA 显卡，请加上这一段。'
		},
		engine: {
			otherBrowserIos: '在此设备上换用其他浏览器没有帮助：这里的所有浏览器都基于 Safari 的组件。',
			otherBrowser: '通常可用的有 Chrome 或 Edge 133 及更新版本，以及 Firefox 134 及更新版本。',
			lockdown: '锁定模式会关闭 WebAssembly。在“设置 > 隐私与安全性 > 锁定模式”中，可以为网站设置例外。'
		},
		isolate: {
			reload: '重新加载页面。',
			host: '如果 Hearth 由你自己托管，请让服务器随每个文件发送以下两个响应头。',
			firstHeader: '第一个：',
			secondHeader: '第二个：'
		},
		cores: {
			firefox: '此设置为 true 时，Firefox 报告的核心数少于实际数量。',
			brave: 'Shields 开启时，Brave 报告的核心数少于实际数量。请为 Hearth 关闭它。'
		},
		makeRoom: {
			models: '删除不再使用的模型。',
			disk: '释放磁盘空间；浏览器会分出其中一部分。',
			normalWindow: '如果这是无痕窗口，请在普通窗口中打开 Hearth：无痕窗口通常只有很少的空间。'
		},
		install: {
			ios: '轻点“分享”，然后轻点“添加到主屏幕”。',
			android: (browser) => `打开${stepsBrowser(browser)}的菜单，然后选择“添加到主屏幕”。`,
			safari: '打开“文件”菜单，然后选择“添加到程序坞”。',
			firefox: '当 Firefox 询问是否允许 Hearth 保存数据时，请选择“允许”。',
			other: '选择地址栏中的安装图标，或菜单中的“安装”。'
		},
		allowStorage: {
			normalWindow: '在普通窗口中打开 Hearth。无痕窗口往往拒绝存储内容。',
			ios: '打开“设置 > App > Safari 浏览器 > 高级”，关闭“阻止所有 Cookie”。',
			safari: '打开“Safari 浏览器 > 设置 > 高级”，关闭“阻止所有 Cookie”。',
			firefox: '打开此地址，允许 Hearth 使用 Cookie 和网站数据。',
			chromium: '打开此地址，允许网站保存数据。'
		},
		copy: {
			copy: (code) => `复制 ${code}`,
			copied: (code) => `已复制 ${code}`
		}
	},
	measure: {
		doing: {
			cpu: '正在测量 CPU…',
			storage: '正在测量存储空间…',
			gpu: '正在测量并测试 GPU…',
			guide: '正在比较 Guide 在 GPU 和 CPU 上的回答…',
			engine: '正在比较 llama.cpp 在 GPU 和 CPU 上的结果…',
			waiting: '正在等待页面处于前台且空闲…'
		},
		actions: {
			measure: '测量此设备',
			measureAgain: '重新测量',
			testGuide: '在 GPU 上测试 Guide',
			testEngine: '在 GPU 上测试 llama.cpp',
			useGpu: '仍使用 GPU'
		},
		what: '需要几秒：内存、CPU、GPU 和存储空间有多快，以及 GPU 的运算是否正确。',
		onCpuBecause: '因此回答由 CPU 给出。',
		said: {
			measured: '刚刚测量过。',
			tested: '刚刚测试过。',
			stopped: '已停止。',
			failed: (reason) => `无法测量：${reason}`
		},
		notTested: {
			otherVersion: '未测试：保存的回答属于另一个版本的 Guide。',
			guideNotOnGpu: '未测试：Guide 未能在 GPU 上启动。',
			engineNotOnGpu: '未测试：llama.cpp 在这里无法使用 GPU。'
		},
		notices: {
			mended: 'GPU 现在运算正确。可以重新由它给出回答。',
			switched: (verdict) => `${verdict}现在回答由 CPU 给出。`
		},
		selfTest: {
			absent: '此浏览器没有向网页提供 GPU，因此没有可测试的。',
			'no-adapter': '浏览器没有找到可以使用的 GPU，因此没有可测试的。',
			'no-device': '未能打开 GPU，因此没有测试。',
			'device-lost': 'GPU 在测试期间断开。',
			failed: '无法测试 GPU。',
			wrong: (what) => `此 GPU 运算有误：${what.join('、')}。`,
			right: (kernelCount, more) =>
				`此 GPU 运算正确（已测试：${[`${number(kernelCount)} 个内核`, ...more].join('、')}）。`
		},
		tests: {
			integer: '整数',
			f32: '32 位运算',
			f16: '16 位运算',
			workgroup: '线程共享的内存',
			subgroup: '相邻线程间的求和',
			q4: '与 4 位权重的乘积',
			guideWrong: 'Guide 的回答',
			guideRight: 'Guide 的回答'
		},
		figures: {
			gpu: (bytesPerSecond, flops) => `实测：读取速度 ${measureBytesRate(bytesPerSecond)}，${flops}`,
			gpuWrong: '未通过测试',
			readAt: (bytesPerSecond) => `实测：读取速度 ${measureBytesRate(bytesPerSecond)}`,
			cpu: (flops) => `实测：4 位权重下 ${flops}`
		},

		suited: {
			title: '适合此设备的模型',
			chat: '用于对话',
			code: '用于写代码',
			phone: '用于手机',
			model: (name, quantization, reason) => `<strong>${name}</strong>（${quantization}）：${reason}。`,
			needs: (memoryBytes, loadMs) => `约需 ${formatBytes(memoryBytes)} 内存，加载约需 ${formatDuration(loadMs)}。`
		},
		guide: {
			title: 'Guide 在这里有多快',
			measured: (model, onGpu, tokensPerSecond) =>
				`${model} 在 ${onGpu ? 'GPU' : 'CPU'} 上：${measureRate(tokensPerSecond)}，根据你自己的回答测得。`,
			expected: (model, onGpu, tokensPerSecond, errorFactor) =>
				`${model} 在 ${onGpu ? 'GPU' : 'CPU'} 上：预计约 ${measureRate(tokensPerSecond)}，误差在 ${number(errorFactor)} 倍以内。`
		},
		compared: {
			title: '与其他设备比较',
			what: '每秒读取的内存字节数：它决定了大模型写得多快。',
			thisDevice: '此设备',
			laptop2020: '2020 年的笔记本电脑',
			bytesPerSecond: measureBytesRate
		},

		outlooks: {
			title: '所有模型及其预计速度',
			context: '上下文',
			tokens: (count) => plural(count, { other: '# 个 token' }),
			about: '以上下文填满一半计。展开一行可查看数字的由来。',
			gpu: 'GPU',
			cpu: 'CPU',
			rate: measureTableRate,
			build: (build) =>
				`${build.quantization}，${build.engine}，上下文 ${number(build.contextTokens)} 个 token。加载约需 ${formatDuration(build.loadMs)}，读取约 ${measureTableRate(build.tokensPerSecond)}。`,
			giveOrTake: (errorFactor) => `误差在 ${number(errorFactor)} 倍以内。`,
			measured: (expectedTokensPerSecond) =>
				`根据你自己的回答测得；预计为 ${measureTableRate(expectedTokensPerSecond)}。`
		},
		verdicts: { fits: '合适', tight: '勉强', 'too-large': '太大', 'cannot-run': '无法运行' },
		tokenTime: ({ readBytes, bytesPerSecond, readMs, computeMs, parts, overheadMs }) => {
			const reading = `以 ${measureBytesRate(bytesPerSecond)} 读取 ${formatBytes(readBytes)} 需 ${measureMs(readMs)}`;
			const computing =
				parts === null
					? `运算需 ${measureMs(computeMs)}`
					: `运算需 ${measureMs(computeMs)}（权重 ${measureMs(parts.weightsMs)}，行 ${measureMs(parts.rowsMs)}，注意力 ${measureMs(parts.attentionMs)}）`;
			return `一个 token：${reading}，${computing}；以较长者为准，另加传递所需的 ${measureMs(overheadMs)}。`;
		}
	},
	benchmark: {
		title: '基准测试',
		lead: '模型在此设备上有多快。测试在这里运行，结果不会发往任何地方。',
		form: {
			model: '模型',
			backend: '运算设备',
			cpu: 'CPU',
			gpu: 'GPU',
			repeats: '每项运行次数',
			start: '开始',
			chooseEngine: '选择更快的引擎',
			about: (promptTokens) =>
				`重新加载模型，让它回答 ${benchmarkLengths(promptTokens)} 个 token 的提示词，并显示各项用时：加载、首个 token、读取和写出。`,
			fastest: (engine, tokensPerSecond) =>
				`在这里，${engine} 是此模型最快的引擎（${fixed(tokensPerSecond, 1)} token/秒），因此用它回答。`
		},
		doing: {
			starting: '正在启动',
			testingGpu: '正在测试 GPU',
			loading: (model) => `正在加载 ${model}`,
			warmingUp: (model) => `正在预热 ${model}`,
			countingMemory: '正在等待浏览器统计内存',
			run: (model, promptTokens, round, rounds) =>
				`${model}：${number(promptTokens)} 个 token 的提示词，第 ${number(round)} 次，共 ${number(rounds)} 次`
		},
		said: {
			done: '已完成。',
			leftOut: (promptTokens) => `已完成。因在这里太慢而略去：${benchmarkLengths(promptTokens)} 个 token。`,
			stopped: '已停止。',
			failed: (reason) => `无法测量：${reason}`,
			noChoice: '没有可供选择的引擎。',
			chosen: (engine, tried) => {
				const speeds = tried.map((one) =>
					one.tokensPerSecond === null
						? `${one.engine} 无结果`
						: `${one.engine} ${fixed(one.tokensPerSecond, 1)} token/秒`
				);
				return `${speeds.join('，')}。${engine} 在这里更快，因此今后用它回答。`;
			},
			noResult: '该文件不是此基准测试的结果。未作任何更改。'
		},
		result: {
			name: (model, quantization, onGpu, browser) => `${model}，${quantization}，${onGpu ? 'GPU' : 'CPU'}，${browser}`,
			onCpu: (engine) => `在 CPU 上运行，引擎为 ${engine}。`,
			onGpu: (engine, gpu) => `在 GPU${gpu === '' ? ' ' : `（${gpu}）`}上运行，引擎为 ${engine}。`,
			loads: (loadMs) => `加载用时 ${formatDuration(loadMs)}。`,
			loadsAndTakes: (loadMs, memoryBytes) =>
				`加载用时 ${formatDuration(loadMs)}，页面占用 ${formatBytes(memoryBytes)} 内存。`,
			bars: '条形为中位数，线段从最慢的一次延伸到最快的一次。',
			compared: (other) => `灰色部分供比较：${other}。`,
			saveJson: '保存为 JSON',
			savePicture: '保存为图片',
			compare: '与文件比较',
			file: '用于比较的结果'
		},
		energy: {
			untold: '无法在这里测量耗电：浏览器没有提供电池信息。',
			pluggedIn: '设备接通电源时，无法测量耗电。',
			little: (elapsedMs) => `${formatDuration(elapsedMs)} 内，电池电量下降不到 1%。`,
			used: (share, elapsedMs) =>
				`${formatDuration(elapsedMs)} 内，电池电量下降了 ${percent(share)}，包括同时运行的其他程序。`
		},
		charts: {
			decode: '解码',
			prefill: '预填充',
			firstToken: '首个 token 用时',
			tokensPerSecond: 'token/秒',
			ms: 'ms',
			tokens: (count) => plural(count, { other: '# 个 token' }),
			caption: (title, unit) => `${title}，${unit}`,
			described: (title, unit, bars) =>
				`${title}：${bars.map(({ label, figure }) => `${label} ${figure} ${unit}`).join('，')}`
		}
	},
	drawing: {
		draw: '绘制',
		showCode: '显示代码',
		title: '绘图',
		working: '正在绘制…',
		diagramFailed: (reason) => `无法绘制此图表：${reason}。`,
		pictureFailed: (reason) => `无法绘制此图片：${reason}。`,
		tooLong: (kilobytes) => `内容过长，无法绘制：超过 ${number(kilobytes)} kB。`,
		slow: '绘制用时过长，已停止。',
		unsealed: '这里不会绘制任何内容：Hearth 的 Service Worker 没有控制此页面，因此无法将绘图与你的对话隔离。',
		unreachable: 'Hearth 中负责绘制的部分没有保存在此设备上，而且无法访问它的主机。'
	},
	imports: {
		refused: (wrong) => `没有导入此文件，也未作任何更改：文件${wrong}。`,
		refusedAt: (place, wrong) => `没有导入此文件，也未作任何更改：${place} ${wrong}。`,
		flaws: {
			notJson: '不是 JSON，或者不完整。下载或复制可能中途中断了',
			notJsonInLine: (line) => `的第 ${number(line)} 行不是 JSON。下载或复制可能中途中断了`,
			otherFormat: {
				chats: '不是 Hearth 支持的对话导出文件',
				presets: '既不是 Hearth 或 LM Studio 的预设，也不是 Open WebUI 的模型导出文件'
			},
			newer: '由更新版本的 Hearth 制作。请先更新这里的 Hearth，然后重试',
			nothing: {
				chats: '中没有 Hearth 能读取的对话',
				messages: '中没有消息',
				presets: '中没有预设'
			},
			tooLarge: (mostBytes) => `大于 ${formatBytes(mostBytes)}，超出了可读取的上限`,
			tooLargeUnpacked: (mostBytes) => `中的对话超过 ${formatBytes(mostBytes)}，超出了可读取的上限`,
			damagedZip: '是损坏的 ZIP 压缩包。请重新下载或复制',
			notOneOf: (allowed) => `必须是以下值之一：${allowed}`,
			notWithin: (low, high) => `必须是 ${number(low)} 到 ${number(high)} 之间的数字`,
			notWithinWhole: (low, high) => `必须是 ${number(low)} 到 ${number(high)} 之间的整数`,
			notTexts: (most) => `必须是最多 ${plural(most, { other: '# 段文本' })}的列表`,
			notAllowed: '的值不被允许',
			unevenLists: '中的列表必须长度相同',
			sameId: '的 ID 在此对话中出现了两次',
			ownAncestor: '中有消息接在它自己之后',
			noParent: '接在一条不存在的消息之后'
		},
		wanted: {
			object: '必须是对象',
			list: '必须是列表',
			text: '必须是文本',
			flag: '必须是 true 或 false',
			number: '必须是数字',
			amount: '必须是不小于 0 的数字',
			whole: '必须是整数',
			time: '必须是时间',
			milliseconds: '必须是以毫秒为单位的时间',
			id: '必须是 ID',
			name: '必须是名称',
			language: '必须是语言代码',
			base64: '必须是 base64',
			sha256: '必须是十六进制的 SHA-256',
			'json-object': '必须是一个对象的 JSON',
			'text-and-number': '必须是一段文本和一个数字'
		},
		most: {
			entries: (most) => `最多可以有 ${plural(most, { other: '# 个条目' })}`,
			characters: (most) => `最多可以有 ${plural(most, { other: '# 个字符' })}`,
			attachments: (most) => `最多可以有 ${plural(most, { other: '# 个文件' })}`,
			messages: (most) => `在一个对话中最多可以有 ${plural(most, { other: '# 条消息' })}`,
			folders: (most) => `最多可以有 ${plural(most, { other: '# 个文件夹' })}`,
			presets: (most) => `最多可以有 ${plural(most, { other: '# 个预设' })}`
		}
	},
	language: {
		title: '语言',
		likeBrowser: '跟随浏览器',
		hint: '界面的语言。每个模型会说哪些语言由模型自身决定；Guide 说英语。'
	}
};
