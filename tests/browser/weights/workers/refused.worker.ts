import './refuse.ts';
import '#lib/weights/weights.worker.ts';
