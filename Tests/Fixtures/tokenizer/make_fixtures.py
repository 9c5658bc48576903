"""Write the golden files beside this script from Hugging Face tokenizers.

    python -m pip install tokenizers==0.23.3
    python make_fixtures.py VOCAB_TXT      # the bert-base-uncased vocabulary (30,522 lines): vocab.txt here

uncased.jsonl and cased.jsonl are the project's acceptance texts; random.jsonl holds odd code points
under every combination of lower-casing and accent stripping.
"""
import json, sys, pathlib, random

OUT = pathlib.Path(__file__).resolve().parent

TEXTS = [
    "I love Paris", "Apple is huge enterprise", "I am eating an apple", "Let us start pretraining the model.",
    "This movie is absolutely fantastic! I loved every minute of it.", "The film was terrible and boring. I hated it.",
    "The movie was okay, nothing special but not bad either.", "He got bit by Python. Python is my favorite programming language.",
    "면역 체계는 무엇입니까?", "질병으로부터 보호하는 유기체 내의 다양한 생물학적 구조", "你好，世界", "日本語のテキスト ひらがな カタカナ",
    "naïve café résumé Ångström façade", "cafe\u0301 A\u030angstro\u0308m", "E=mc² and H₂O — 50% of $1,000.00 (approx.)", "don't can't it's you're we'll",
    "http://example.com/a?b=c&d=e#f @user #hash", "emoji 😀👍🏽 👩‍👩‍👧 end", "tabs\tand\nnewlines\r\nand\u00a0nbsp\u3000ideographic", "zero\u200bwidth\u200djoin\ufeffbom", "control\x00\x01\x1fchars \ufffd replaced",
    "", "   ", ".", "[CLS] [SEP] [MASK] [PAD] [UNK] literal", "[mask] [Mask]", "a" * 99 + " " + "b" * 100 + " " + "c" * 101, "UPPER Lower MiXeD İstanbul ß STRASSE ﬁ ligature",
    "supercalifragilisticexpialidocious antidisestablishmentarianism", "«guillemets» “curly” ‘quotes’ … – — ‐ ‑", "Ελληνικά Русский עברית العربية हिन्दी ไทย", "1234567890 3.14159 1e-10 0xFF", "a_b-c/d\\e|f~g`h^i", "<br /><br />This film &amp; that one", "ＦＵＬＬ ｗｉｄｔｈ ＡＢＣ１２３", "한글 자모 ㄱㄴㄷ 각\u1100\u1161\u11a8", "Ⅷ ½ ① ㎏ ℃", "x\u0301\u0302\u0303 combining", "soft\u00adhyphen",
]


def tokens(vocab):
    """Offsets are [start, end) in Unicode code points of the original text."""
    from tokenizers import BertWordPieceTokenizer
    out = OUT
    for lower in (True, False):
        with open(out / f"{'uncased' if lower else 'cased'}.jsonl", "w", encoding="utf8") as f:
            def write(text, pair=None, max_length=512):
                t = BertWordPieceTokenizer(vocab, lowercase=lower, strip_accents=None, handle_chinese_chars=True)
                t.enable_truncation(max_length, strategy="longest_first")
                e = t.encode(text, pair)
                row = {"text": text} | ({"pair": pair, "max_length": max_length} if pair is not None else {})
                row |= {"tokens": e.tokens, "input_ids": e.ids, "token_type_ids": e.type_ids, "offsets": e.offsets}
                f.write(json.dumps(row, ensure_ascii=True) + "\n")
            for s in TEXTS: write(s)
            write("Paris is a beautiful city", "I love Paris")
            write(TEXTS[4], TEXTS[5], 16)
            write("short", TEXTS[4] * 3, 12)


POOLS = [range(0x20, 0x7F), range(0x00, 0xA0), range(0xA0, 0x250), range(0x300, 0x370), range(0x370, 0x600),
         range(0x900, 0x1000), range(0x1100, 0x1200), range(0x1B00, 0x1C00), range(0x1AB0, 0x1E00), range(0x1E00, 0x2000),
         range(0x2000, 0x2100), range(0x2100, 0x2C00), range(0x3000, 0x3100), range(0x4E00, 0x9FFF), range(0xA800, 0xD7A4),
         range(0xE000, 0xFB50), range(0xFB50, 0x10000), range(0x10000, 0x20000), range(0x11000, 0x11800), range(0x1D100, 0x1D200),
         range(0x1E000, 0x1EA00), range(0x2F800, 0x2FA20), range(0x20000, 0x40000), range(0xE0000, 0xE0200), range(0xF0000, 0x110000),
         # marks that stay after stripping, marks that decompose, and what they can change places with
         [0x302E, 0x302F, 0x1B44, 0x301, 0x323, 0x344, 0xF73, 0xF75, 0xF81, 0x345, 0x1D165, 0x1D16D, 0x1D15E, 0x1D160, 0xE9, 0x1E69,
          0x200D, 0xAD, 0x1E000, 0x1E944, 0x61, 0xA953, 0x1134D, 0x315, 0x35C, 0x1DF6, 0x93C, 0xF71, 0xF72]]
LITERALS = ["[CLS]", "[SEP]", "[MASK]", "[PAD]", "[UNK]", "[cls]", "[CLS", "[[SEP]]", " ", "the", "##ing", "a\u0301"]


def random_rows(vocab, rows=480, seed=5):
    from tokenizers import BertWordPieceTokenizer
    r = random.Random(seed)

    def text(length):
        pools = r.sample(POOLS, 2) + [POOLS[-1]]
        pick = lambda: r.choice(LITERALS) if r.random() < .12 else chr(r.choice(r.choice(pools)))
        return "".join(pick() for _ in range(length))

    with open(OUT / "random.jsonl", "w", encoding="utf8") as f:
        for i in range(rows):
            lower, strip = i % 2 == 0, [None, True, False][i // 2 % 3]
            row = {"lowercase": lower, "strip_accents": strip, "text": text(r.choice([2, 5, 12, 24]))}
            if i % 4 == 0: row |= {"pair": text(r.choice([2, 5, 12])), "max_length": r.randint(3, 24)}
            t = BertWordPieceTokenizer(vocab, lowercase=lower, strip_accents=strip, handle_chinese_chars=True)
            t.enable_truncation(row.get("max_length", 512), strategy="longest_first")
            e = t.encode(row["text"], row.get("pair"))
            f.write(json.dumps(row | {"tokens": e.tokens, "input_ids": e.ids, "token_type_ids": e.type_ids, "offsets": e.offsets}, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    tokens(sys.argv[1]); random_rows(sys.argv[1])
