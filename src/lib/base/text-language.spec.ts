import { expect, test } from 'vitest';
import { textLanguage } from '#lib/base/text-language.ts';

test.each([
	['ar', 'النماذج تعمل في WebGPU داخل المتصفح.'],
	['zh', '模型在浏览器中运行，使用 WebGPU 加速。'],
	['ja', 'モデルはブラウザで動作します。'],
	['ja', '東京大学の学生'],
	['ko', '모델은 브라우저에서 실행됩니다.'],
	['ru', 'Модель работает в браузере.'],
	['uk', 'Модель працює в браузері.'],
	['fa', 'این مدل در مرورگر شما کار می‌کند؛ چند پرسش بپرسید.'],
	['ur', 'یہ ماڈل آپ کے براؤزر میں چلتا ہے۔'],
	['en', 'Quantization stores the weights of a model in fewer bits.'],
	['de', 'Das Modell läuft auf dem Gerät und nicht in der Cloud.'],
	['es', 'El modelo se ejecuta en el navegador y no en un servidor.'],
	['fr', 'Le modèle tourne dans le navigateur et pas sur un serveur.'],
	['it', 'Il modello gira nel browser e non su un server.'],
	['pt', 'O modelo é executado no navegador e não em um servidor.']
])('%s: %s', (language, text) => {
	expect(textLanguage(text, 'xx')).toBe(language);
});

test('one word of another script does not decide', () => {
	expect(textLanguage('The word for peace is мир in this language.', 'xx')).toBe('en');
});

test('where nothing tells, the fallback does, without its region', () => {
	expect(textLanguage('408', 'de-AT')).toBe('de');
	expect(textLanguage('', 'zh')).toBe('zh');
	expect(textLanguage('Hearth', 'es')).toBe('es');
});
