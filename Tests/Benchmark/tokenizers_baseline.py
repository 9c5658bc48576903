"""Time Hugging Face's tokenizers: python tokenizers_baseline.py VOCAB.txt FILE.jsonl THREADS"""
import json
import os
import sys
import time

os.environ["RAYON_NUM_THREADS"] = sys.argv[3]
from tokenizers import BertWordPieceTokenizer

tokenizer = BertWordPieceTokenizer(sys.argv[1], lowercase=True)
texts = [json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf8")]
tokenizer.encode_batch(texts[:100])
start = time.perf_counter()
encodings = tokenizer.encode_batch(texts)
seconds = time.perf_counter() - start
size = sum(len(text.encode()) for text in texts)
print(f"{size / 1e6 / seconds:.1f} MB/s, {sum(len(e.ids) for e in encodings)} tokens, {seconds:.2f} s")
