/** Names of programming languages as people write them, by what stands after a fence. */
const names: Readonly<Record<string, string>> = {
	bash: 'Bash',
	c: 'C',
	'c++': 'C++',
	console: 'Shell',
	cpp: 'C++',
	cs: 'C#',
	csharp: 'C#',
	css: 'CSS',
	diff: 'Diff',
	go: 'Go',
	html: 'HTML',
	ini: 'INI',
	java: 'Java',
	javascript: 'JavaScript',
	js: 'JavaScript',
	json: 'JSON',
	jsx: 'JSX',
	kotlin: 'Kotlin',
	latex: 'LaTeX',
	markdown: 'Markdown',
	md: 'Markdown',
	mermaid: 'Mermaid',
	php: 'PHP',
	powershell: 'PowerShell',
	ps1: 'PowerShell',
	py: 'Python',
	python: 'Python',
	rb: 'Ruby',
	rs: 'Rust',
	ruby: 'Ruby',
	rust: 'Rust',
	sh: 'Shell',
	shell: 'Shell',
	sql: 'SQL',
	svelte: 'Svelte',
	svg: 'SVG',
	swift: 'Swift',
	toml: 'TOML',
	ts: 'TypeScript',
	tsx: 'TSX',
	typescript: 'TypeScript',
	xml: 'XML',
	yaml: 'YAML',
	yml: 'YAML',
	zsh: 'Shell'
};

const maxNameChars = 24;

/** What to call the language of a code block: its name, what was written if we do not know it, or `Text` for none. */
export function languageName(language: string | null): string {
	if (language === null) return 'Text';
	return names[language.toLowerCase()] ?? language.slice(0, maxNameChars);
}
