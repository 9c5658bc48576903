"""Makes expected.json: the quantities of a sentence's analysis, computed with numpy.

    python3 make_expected.py

Attentions are whole numbers of 1/1024 and hidden states of 1/64, both exact in float32, so the
program under test starts from the very same numbers. Rows of attention add to exactly 1.
"""

import json
import pathlib

import numpy as np

L, A, H = 2, 3, 5
TOKENS = ["[CLS]", "un", "##funny", ",", "[UNK]", "film", ".", "[SEP]", "[PAD]"]
T = len(TOKENS)
SPECIAL = {"[CLS]", "[SEP]", "[PAD]"}


def make_trace(rng, sharpness):
    attentions = np.zeros((L, A, T, T), dtype=int)
    real = T - 1  # nothing attends to [PAD]
    for index in np.ndindex(L, A, T):
        attentions[index][:real] = rng.multinomial(1024, rng.dirichlet(np.full(real, sharpness)))
    return attentions


def quantities(case, attentions, hidden):
    layers, heads = case["layers"], case["heads"]
    layers = {"last": [L - 1], "all": range(L)}[layers] if isinstance(layers, str) else layers
    heads = range(A) if heads == "all" else heads
    keep = np.array([t not in case["excluded"] and t != "[PAD]" for t in TOKENS])
    words = keep & np.array([t not in SPECIAL for t in TOKENS])
    out = {"kept": np.flatnonzero(keep).tolist(), "content": np.flatnonzero(words).tolist()}
    ratio = {}
    for name in ("before", "after"):
        mean = (attentions[name] / 1024)[np.ix_(layers, heads)].mean(axis=(0, 1))
        masked = np.where(keep[None, :], mean, 0.0)
        full = masked / masked.sum(axis=1, keepdims=True)
        r = full[keep][:, keep]
        ratio[name] = r
        flow = mean * np.outer(words, words)
        flow /= flow.sum()
        entropy = -(r * np.log(np.where(r > 0, r, 1.0))).sum(axis=1).mean()
        out[name] = {
            "averaged": mean.ravel().tolist(),
            "ratio": r.ravel().tolist(),
            "removed_mass": mean[keep][:, ~keep].sum(axis=1).tolist(),
            "incoming": flow.sum(axis=0)[words].tolist(),
            "outgoing": flow.sum(axis=1)[words].tolist(),
            "variance": float(np.var(r)),
            "entropy": float(entropy),
            "normalized_entropy": float(entropy / np.log(keep.sum())),
        }
    change = 100 * (ratio["after"][0] - ratio["before"][0])
    out["own_change"] = float(change[0])
    out["changes"] = change[1:].tolist()
    x, y = (hidden[name][-1] / 64 for name in ("before", "after"))
    cosine = (x * y).sum(axis=1) / (np.linalg.norm(x, axis=1) * np.linalg.norm(y, axis=1))
    real = [i for i, t in enumerate(TOKENS) if t != "[PAD]"]
    out["cosine"] = cosine[real].tolist()
    out["changed"] = (cosine[real] < case["threshold"]).tolist()
    return out


def main():
    rng = np.random.default_rng(20240607)
    attentions = {"before": make_trace(rng, 3.0), "after": make_trace(rng, 0.6)}
    before = rng.integers(-128, 129, (L + 1, T, H))
    after = before + np.rint(rng.normal(0, 1, before.shape) * rng.uniform(5, 90, (1, T, 1)))
    hidden = {"before": before, "after": after.astype(int)}
    cases = [
        {"layers": "last", "heads": "all", "excluded": [".", ",", "[SEP]"], "threshold": 0.9},
        {"layers": "all", "heads": [2, 0], "excluded": ["[SEP]"], "threshold": 0.5},
        {"layers": [0], "heads": [1], "excluded": [], "threshold": 0.99},
    ]
    for case in cases:
        case["expected"] = quantities(case, attentions, hidden)
    document = {
        "made_with": f"numpy {np.__version__}",
        "layers": L,
        "heads": A,
        "hidden_size": H,
        "tokens": TOKENS,
        "attentions_1024": {k: v.ravel().tolist() for k, v in attentions.items()},
        "hidden_states_64": {k: v.ravel().tolist() for k, v in hidden.items()},
        "cases": cases,
    }
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps(document) + "\n")


main()
