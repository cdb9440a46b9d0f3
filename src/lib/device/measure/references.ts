import { measure as t } from '#lib/messages/en/measure.ts';

/** Bandwidth of memory of machines that people know, by their makers' sheets: width of the bus times transfers per second. */
export const referenceMachines = (): readonly { name: string; bytesPerSecond: number }[] => [
	// Intel ARK, Core i5-1135G7 (2020): two channels of DDR4-3200, 2 * 8 bytes * 3.2 GT/s
	{ name: t.compared.laptop2020, bytesPerSecond: 51.2e9 },
	// Apple newsroom, 6 June 2022: "100GB/s of unified memory bandwidth"
	{ name: 'Apple M2', bytesPerSecond: 100e9 },
	// NVIDIA, GeForce RTX 4070: 192 bits of GDDR6X at 21 Gbit/s
	{ name: 'RTX 4070', bytesPerSecond: 504e9 }
];
