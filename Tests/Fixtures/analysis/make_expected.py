"""Makes expected.json, the quantities of a sentence's analysis, and models.json, those of layers
and heads over two sentences, computed with numpy. scipy is not needed.

    python3 make_expected.py

Attentions are whole numbers of 1/1024 and hidden states of 1/64, both exact in float32, so the
program under test starts from the very same numbers. Rows of attention add to exactly 1.
"""

import base64
import json
import pathlib

import numpy as np

L, A, H = 2, 3, 5
TOKENS = ["[CLS]", "un", "##funny", ",", "[UNK]", "film", ".", "[SEP]", "[PAD]"]
T = len(TOKENS)
SPECIAL = {"[CLS]", "[SEP]", "[PAD]"}
WORDS = ["[CLS]", "unfunny", ",", "[UNK]", "film", ".", "[SEP]", "[PAD]"]
WORD_OF = [0, 1, 1, 2, 3, 4, 5, 6, 7]
SECOND = ["[CLS]", "a", "film", ",", "film", "##s", ".", "[SEP]"]


def make_trace(rng, sharpness, count=T, real=T - 1):
    attentions = np.zeros((L, A, count, count), dtype=int)
    # nothing attends to [PAD], which lies from `real` on
    for index in np.ndindex(L, A, count):
        attentions[index][:real] = rng.multinomial(1024, rng.dirichlet(np.full(real, sharpness)))
    return attentions


def members(unit):
    """[T, U]: 1 where a token belongs to a unit."""
    return np.eye(T) if unit == "token" else np.eye(len(WORDS))[WORD_OF]


def ratios(mean, keep):
    masked = np.where(keep[None, :], mean, 0.0)
    full = masked / masked.sum(axis=1, keepdims=True)
    return full[keep][:, keep]


def spread(r):
    entropy = -(r * np.log(np.where(r > 0, r, 1.0))).sum(axis=1).mean()
    return {
        "variance": float(np.var(r)),
        "entropy": float(entropy),
        "normalized_entropy": float(entropy / np.log(len(r))),
    }


def cosine_of(x, y):
    norms = np.linalg.norm(x, axis=-1) * np.linalg.norm(y, axis=-1)
    return (x * y).sum(axis=-1) / norms


def quantities(case, attentions, hidden):
    layers, heads = case["layers"], case["heads"]
    layers = {"last": [L - 1], "all": range(L)}[layers] if isinstance(layers, str) else layers
    heads = range(A) if heads == "all" else heads
    tokens = TOKENS if case["unit"] == "token" else WORDS
    columns = members(case["unit"])
    rows = (columns / columns.sum(axis=0)).T
    keep = np.array([t not in case["excluded"] and t != "[PAD]" for t in tokens])
    words = keep & np.array([t not in SPECIAL for t in tokens])
    out = {"kept": np.flatnonzero(keep).tolist(), "content": np.flatnonzero(words).tolist()}
    ratio = {}
    for name in ("before", "after"):
        own = attentions[name] / 1024
        mean = rows @ own[np.ix_(layers, heads)].mean(axis=(0, 1)) @ columns
        r = ratios(mean, keep)
        ratio[name] = r
        flow = mean * np.outer(words, words)
        flow /= flow.sum()
        by_layer = [spread(ratios(rows @ own[l].mean(axis=0) @ columns, keep)) for l in range(L)]
        out[name] = {
            "averaged": mean.ravel().tolist(),
            "ratio": r.ravel().tolist(),
            "removed_mass": mean[keep][:, ~keep].sum(axis=1).tolist(),
            "incoming": flow.sum(axis=0)[words].tolist(),
            "outgoing": flow.sum(axis=1)[words].tolist(),
            **spread(r),
            "layer_variance": [s["variance"] for s in by_layer],
            "layer_entropy": [s["entropy"] for s in by_layer],
        }
    change = 100 * (ratio["after"][0] - ratio["before"][0])
    out["own_change"] = float(change[0])
    out["changes"] = change[1:].tolist()
    cosine = cosine_of(*(rows @ (hidden[name] / 64) for name in ("before", "after")))
    real = [i for i, t in enumerate(tokens) if t != "[PAD]"]
    out["layer_cosine"] = cosine[:, real].ravel().tolist()
    out["cosine"] = cosine[-1, real].tolist()
    out["changed"] = (cosine[-1, real] < case["threshold"]).tolist()
    return out


def jensen_shannon(p, q):
    m = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0, p * np.log(p / m), 0) + np.where(q > 0, q * np.log(q / m), 0)
    return terms.sum(axis=-1) / 2


def profile(sentences, name):
    """Shares [kind of share, L, A]: the mean over rows, then over sentences."""
    parts = []
    for tokens, attentions, _ in sentences:
        n = len(tokens)
        a = attentions[name] / 1024
        i, j = np.indices((n, n))
        label = np.array(tokens)[None, :].repeat(n, axis=0)
        selectors = [
            np.abs(i - j), j == i - 1, j == i + 1, label == "[CLS]", label == "[SEP]",
            (label == ".") | (label == ","),
        ]
        shares = [(a * s).sum(axis=(-1, -2)) / n for s in selectors]
        entropy = -(a * np.log(np.where(a > 0, a, 1))).sum(axis=-1).mean(axis=-1) / np.log(n)
        parts.append(np.array(shares + [entropy]))
    return np.mean(parts, axis=0)


def rollout(attentions):
    result, steps = None, []
    for layer in attentions / 1024:
        step = layer.mean(axis=0) + np.eye(layer.shape[-1])
        step /= step.sum(axis=1, keepdims=True)
        result = step if result is None else step @ result
        steps.append(result.ravel().tolist())
    return steps


def cka(x, y):
    x, y = x - x.mean(axis=0), y - y.mean(axis=0)
    norm = np.linalg.norm
    return float(norm(y.T @ x) ** 2 / (norm(x.T @ x) * norm(y.T @ y)))


def components(x):
    """The first two principal components by singular values."""
    centred = x - x.mean(axis=0)
    _, s, v = np.linalg.svd(centred, full_matrices=False)
    v = v[:2]
    v = v * np.sign(v[np.arange(2), np.abs(v).argmax(axis=1)])[:, None]
    return {
        "vectors": x.ravel().tolist(),
        "width": x.shape[1],
        "components": v.ravel().tolist(),
        "coordinates": (centred @ v.T).ravel().tolist(),
        "explained": (s**2 / (s**2).sum())[:2].tolist(),
    }


def focus(attentions, name, rows, keep):
    row = (attentions[name][-1] / 1024).mean(axis=0)[rows].mean(axis=0)
    return {
        "row": row.tolist(),
        "ratios": (row[keep] / row[keep].sum()).tolist(),
        "removed_mass": float(row[~keep].sum()),
    }


def model_quantities(rng, sentences):
    both = [(a, h) for _, a, h in sentences]
    states = {n: [h[n] / 64 for _, h in both] for n in ("before", "after")}
    stacked = {n: np.concatenate(states[n], axis=1) for n in states}
    divergence = [
        jensen_shannon(a["before"] / 1024, a["after"] / 1024).mean(axis=-1) for a, _ in both
    ]
    pairs = [[0, 1, 1, 4], [1, 2, 1, 4], [0, 0, 1, 0], [0, 3, 0, 7]]
    shown = [np.delete(states[n][0][-1], T - 1, axis=0) for n in states]
    shown = [np.concatenate([shown[k], states[n][1][-1]]) for k, n in enumerate(states)]
    keep = np.array([t not in [".", ",", "[SEP]", "[PAD]"] for t in TOKENS])
    legacy = np.random.RandomState(1337)
    x = legacy.randn(100, 10)
    y = legacy.randn(100, 10) + x
    out = {
        "divergence": np.mean(divergence, axis=0).ravel().tolist(),
        "pairs": pairs,
        "projection": components(np.concatenate(shown)),
        "wide": components(rng.normal(size=(4, 9)) * [9, 5, 3, 2, 1, 1, 1, 1, 1]),
        "cka_by_layer": [cka(stacked["before"][l], stacked["after"][l]) for l in range(L + 1)],
        "cka_x": base64.b64encode(x.astype("<f8").tobytes()).decode(),
        "cka_y": base64.b64encode(y.astype("<f8").tobytes()).decode(),
        "cka_value": cka(x, y),
    }
    for name in ("before", "after"):
        first, second = states[name]
        pieces = [first[:, 1:3].mean(axis=1), second[:, 4:6].mean(axis=1)]
        out[name] = {
            "profile": profile(sentences, name).reshape(7, -1).tolist(),
            "rollout": rollout(both[0][0][name]),
            "pair_cosines": cosine_of(*pieces).tolist(),
            "mean_cosines": np.mean(
                [cosine_of(states[name][a][:, b], states[name][c][:, d]) for a, b, c, d in pairs],
                axis=0,
            ).tolist(),
            "focus": focus(both[0][0], name, [1, 2], keep),
        }
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
    cases = [dict(case, unit="token") for case in cases]
    cases += [dict(case, unit="word") for case in cases[:2]]
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
    here = pathlib.Path(__file__)
    here.with_name("expected.json").write_text(json.dumps(document) + "\n")

    n = len(SECOND)
    other = {k: make_trace(rng, s, n, n) for k, s in (("before", 0.05), ("after", 8.0))}
    states = {k: rng.integers(-128, 129, (L + 1, n, H)) for k in other}
    sentences = [(TOKENS, attentions, hidden), (SECOND, other, states)]
    models = {
        "made_with": f"numpy {np.__version__}",
        "second": {
            "tokens": SECOND,
            "attentions_1024": {k: v.ravel().tolist() for k, v in other.items()},
            "hidden_states_64": {k: v.ravel().tolist() for k, v in states.items()},
        },
        **model_quantities(rng, sentences),
    }
    here.with_name("models.json").write_text(json.dumps(models) + "\n")


main()
