import { calculate } from '#lib/tools/calculator.ts';

/** One call of a tool, as a model wrote it. */
export interface ToolRequest {
	name: string;
	/** JSON of an object. */
	arguments: string;
}

/** A tool as a model is told of it. */
export interface ToolDescription {
	name: string;
	description: string;
	/** JSON Schema of the arguments. */
	parameters: { readonly [key: string]: unknown };
}

/** Every tool that the app can run. */
export const tools: readonly ToolDescription[] = [
	{
		name: 'calculator',
		description:
			'Works out an arithmetic expression of numbers, + - * / ^, brackets, round(x, digits) and sqrt(x). Use it for every sum.',
		parameters: {
			type: 'object',
			properties: { expression: { type: 'string', description: 'For example: round(7 * 4 / 8, 1)' } },
			required: ['expression']
		}
	}
];

const longestExpression = 500;

function readExpression(json: string): string | null {
	try {
		const value: unknown = JSON.parse(json);
		const expression = typeof value === 'object' && value !== null && 'expression' in value ? value.expression : null;
		return typeof expression === 'string' && expression.length <= longestExpression ? expression : null;
	} catch {
		return null;
	}
}

/**
 * Runs a tool that the app has: `calculator`, with `{"expression": "7 * 4 / 8"}`. Everything happens on this device and
 * changes nothing. The result is for the model: a failure is text that begins with `error:`.
 */
export function runTool({ name, arguments: json }: ToolRequest): string {
	if (name !== 'calculator') return `error: there is no tool called ${name.slice(0, 40)}`;
	const expression = readExpression(json);
	return expression === null ? 'error: the arguments are not {"expression": "..."}' : calculate(expression);
}

/** What a call asked for, for people: the expression of a calculation with proper signs. */
export function describeRequest({ name, arguments: json }: ToolRequest): { text: string; rounded: boolean } {
	const expression = name === 'calculator' ? readExpression(json) : null;
	if (expression === null) return { text: `${name} ${json}`.slice(0, 200), rounded: false };
	// A sum reads better without the rounding around it.
	const inner = /^round\((.*?)(?:, ?\d+)?\)$/.exec(expression)?.[1];
	const text = (inner ?? expression).replaceAll('*', '×').replaceAll('/', '÷').replaceAll('-', '−');
	return { text, rounded: inner !== undefined };
}
