// What only the System page and a bug report need: a chunk of its own, away from the first screen.
export { listFindings } from '#lib/device/findings.ts';
export { writeReport } from '#lib/device/report.ts';
