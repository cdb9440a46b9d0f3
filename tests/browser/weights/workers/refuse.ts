// Refuses what the name of this worker lists, as private windows of other browsers do.
const refused = self.name.split(' ');
const refuse = () => Promise.reject(new DOMException('refused', 'SecurityError'));

if (refused.includes('opfs')) navigator.storage.getDirectory = refuse;
if (refused.includes('caches')) CacheStorage.prototype.open = refuse;
if (refused.includes('databases')) {
	IDBFactory.prototype.open = () => {
		throw new DOMException('refused', 'SecurityError');
	};
}
const [, years] = /clock([+-]\d+)/.exec(self.name) ?? [];
if (years) {
	const now = Date.now;
	Date.now = () => now() + Number(years) * 365 * 86_400_000;
}
export {};
