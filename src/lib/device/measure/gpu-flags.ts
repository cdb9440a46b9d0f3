// By the WebGPU specification (GPUBufferUsage, GPUMapMode): TypeScript's DOM library has the types without the values.
export const bufferUsage = {
	mapRead: 0x0001,
	copySource: 0x0004,
	copyTarget: 0x0008,
	storage: 0x0080,
	queryResolve: 0x0200
} as const;

export const mapRead = 0x0001;
