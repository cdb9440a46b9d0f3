import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CopyReport from '#lib/components/device/CopyReport.svelte';
import Findings from '#lib/components/device/Findings.svelte';
import Meters from '#lib/components/device/Meters.svelte';
import Verdict from '#lib/components/device/Verdict.svelte';
import { listMeters } from '#lib/device/figures.ts';
import { listFindings } from '#lib/device/findings.ts';
import { inventories, wellEquipped } from '#lib/device/fixtures/inventories.ts';

afterEach(() => void vi.restoreAllMocks());

describe('Verdict', () => {
	const verdict = { tone: 'good', sentence: 'This device answers on its CPU (4 threads).' } as const;

	test('says its sentence and leads to the System page', async () => {
		const screen = await render(Verdict, { verdict });
		await expect.element(screen.getByText(verdict.sentence)).toBeVisible();
		await expect.element(screen.getByRole('link', { name: 'Details' })).toHaveAttribute('href', '/system');
	});

	test('has no link on the System page itself', async () => {
		const screen = await render(Verdict, { verdict, details: false });
		expect(screen.getByRole('link').elements()).toEqual([]);
	});

	test('has a word for its tone, not a color alone', async () => {
		const screen = await render(Verdict, { verdict: { ...verdict, tone: 'warning' } });
		expect(screen.container.textContent).toContain('Problem:');
	});
});

describe('Meters', () => {
	test('keeps its four places while nothing is known', async () => {
		const screen = await render(Meters, { meters: null });
		expect(screen.getByRole('term').elements()).toHaveLength(4);
	});

	test('reads out how much storage is used', async () => {
		const storage = { ...wellEquipped.storage, usageBytes: 75e9 };
		const screen = await render(Meters, { meters: listMeters({ ...wellEquipped, storage }) });
		const meter = screen.getByRole('meter', { name: 'Storage used' });
		await expect.element(meter).toHaveAttribute('aria-valuenow', '25');
		await expect.element(meter).toHaveAttribute('aria-valuetext', '75.0 GB used of about 300 GB');
	});

	test('shows no meter for what the browser does not tell', async () => {
		const storage = { ...wellEquipped.storage, usageBytes: null, quotaBytes: null };
		const meters = listMeters({ ...wellEquipped, storage, deviceMemoryBytes: null, logicalCores: null });
		const screen = await render(Meters, { meters });
		expect(screen.getByText('Not told by this browser').elements()).toHaveLength(3);
		expect(screen.getByRole('meter').elements()).toEqual([]);
	});
});

describe('Findings', () => {
	const findings = listFindings(inventories['no WebGPU in Chrome on Linux'] ?? wellEquipped);

	test('puts what could be better before what works', async () => {
		const screen = await render(Findings, { findings });
		const titles = screen
			.getByRole('heading')
			.elements()
			.map((heading) => heading.textContent);
		expect(titles).toEqual(['What could be better', 'What works']);
	});

	test('shows cost and steps when a finding is opened, and copies an address', async () => {
		const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
		const screen = await render(Findings, { findings });
		const flag = 'chrome://flags/#enable-unsafe-webgpu';
		const button = screen.getByRole('button', { name: `Copy ${flag}` });
		expect(button.elements()).toEqual([]);
		await screen.getByText('Chrome does not offer the GPU to web pages here.').click();
		await expect.element(screen.getByText('Answers come from the CPU instead.', { exact: false })).toBeVisible();
		await button.click();
		expect(copied).toHaveBeenCalledWith(flag);
		await expect.element(screen.getByRole('button', { name: `Copied ${flag}` })).toBeVisible();
	});

	test('a command that is copied by selecting it has its spaces', async () => {
		const screen = await render(Findings, { findings });
		const commands = [...screen.container.querySelectorAll('code')].map((code) => code.textContent.trim());
		expect(commands).toContain(
			'--enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE'
		);
	});

	test('links to no browser page, because no browser follows such a link', async () => {
		const screen = await render(Findings, { findings });
		expect(screen.container.querySelectorAll('a')).toHaveLength(0);
	});
});

describe('CopyReport', () => {
	test('waits for something to report', async () => {
		const screen = await render(CopyReport, { report: null });
		await expect.element(screen.getByRole('button', { name: 'Copy report' })).toBeDisabled();
	});

	test('copies the report and says so', async () => {
		const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
		const screen = await render(CopyReport, { report: 'GPU: none' });
		await screen.getByRole('button', { name: 'Copy report' }).click();
		expect(copied).toHaveBeenCalledWith('GPU: none');
		await expect.element(screen.getByRole('status')).toHaveTextContent('Copied.');
	});

	test('shows the text to select where copying is refused', async () => {
		vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
		const screen = await render(CopyReport, { report: 'GPU: none' });
		await screen.getByRole('button', { name: 'Copy report' }).click();
		await expect.element(screen.getByRole('region', { name: 'Text of the report' })).toBeVisible();
		await expect.element(screen.getByRole('status')).toHaveTextContent('Select the text below');
	});
});
