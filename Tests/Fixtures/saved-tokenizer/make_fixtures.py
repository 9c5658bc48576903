"""Save a tiny tokenizer as transformers 5 does (tokenizer.json, no vocab.txt), and what it makes of texts.

    python -m pip install transformers==5.23.0
    python make_fixtures.py
"""
import json, pathlib, tempfile

from transformers import AutoTokenizer, BertTokenizer

OUT = pathlib.Path(__file__).resolve().parent
TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", ",", "the", "film", "was", "fun", "##ny", "e", "##e", "好", "가", "##나"]
TEXTS = [
    ("The film was funny.", None), ("Ｔhe é, E好好 가나", None), ("[MASK] film [SEP]", None), ("", None),
    ("the film", "was fun"), ("unknown x" + "e" * 100, "E" * 99),
]

with tempfile.TemporaryDirectory() as folder:
    vocab = pathlib.Path(folder) / "vocab.txt"
    vocab.write_text("".join(f"{token}\n" for token in TOKENS), encoding="utf8")
    BertTokenizer(str(vocab), model_max_length=64).save_pretrained(folder)
    # What is loaded again is what counts.
    tokenizer = AutoTokenizer.from_pretrained(folder)
    for name in ["tokenizer.json", "tokenizer_config.json"]:
        text = (pathlib.Path(folder) / name).read_text(encoding="utf8")
        (OUT / name).write_text(text.rstrip() + "\n", encoding="utf8")
    with open(OUT / "encodings.jsonl", "w", encoding="utf8") as file:
        for text, pair in TEXTS:
            e = tokenizer(text, pair)
            row = {"text": text} | ({"pair": pair} if pair is not None else {})
            row |= {"tokens": tokenizer.convert_ids_to_tokens(e["input_ids"]), "input_ids": e["input_ids"],
                    "token_type_ids": e["token_type_ids"], "offsets": e.encodings[0].offsets}
            file.write(json.dumps(row, ensure_ascii=True) + "\n")
