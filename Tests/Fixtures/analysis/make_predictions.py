"""Makes predictions.json: quantities of paired predictions, computed with numpy and scipy.

    python3 make_predictions.py

Probabilities are whole numbers of 1/64, exact in binary, and some lie on an edge: on 1/2, and on
1, the upper end of the last bin. Resamples are drawn with the generator of `Lcg`, which the test
repeats.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats


class Lcg:
    """Knuth's MMIX generator; the upper bits modulo n are even enough for a test."""

    def __init__(self):
        self.state = 2024

    def index(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def calibration(p, y, count=15):
    p, y = np.array(p), np.array(y)
    confidence = np.where(p > 0.5, p, 1 - p)
    right = (p > 0.5) == (y == 1)
    error, counts, means, accuracies = 0.0, [], [], []
    for b in range(count):
        inside = (confidence > b / count) & (confidence <= (b + 1) / count)
        counts.append(int(inside.sum()))
        means.append(float(confidence[inside].mean()) if inside.any() else None)
        accuracies.append(float(right[inside].mean()) if inside.any() else None)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return {
        "counts": counts,
        "confidence": means,
        "accuracy": accuracies,
        "error": float(error),
        "brier": float(((p - y) ** 2).mean()),
    }


def mc_nemar(b, c):
    if b + c < 25:
        p = 1.0 if b + c == 0 else stats.binomtest(b, b + c, 0.5).pvalue
        return {"b": b, "c": c, "statistic": None, "p_value": float(p)}
    # As R's mcnemar.test, nothing is corrected where there is no difference.
    statistic = max(abs(b - c) - 1, 0) ** 2 / (b + c)
    return {"b": b, "c": c, "statistic": statistic, "p_value": float(stats.chi2.sf(statistic, 1))}


def main():
    rng = np.random.default_rng(20240608)
    n = 40
    labels = rng.integers(0, 2, n)
    sixty_fourths = {
        "before": rng.integers(16, 49, n),
        "after": np.clip(labels * 40 + rng.integers(0, 25, n), 0, 64),
    }
    sixty_fourths["before"][:2] = 32
    sixty_fourths["after"][2:4] = [64, 0]
    right = {k: (v / 64 > 0.5) == (labels == 1) for k, v in sixty_fourths.items()}
    lcg = Lcg()
    resamples = 2000
    gains = right["after"].astype(int) - right["before"].astype(int)
    differences = [
        gains[[lcg.index(n) for _ in range(n)]].mean() for _ in range(resamples)
    ]
    lists = [rng.integers(0, k, 2 * m).reshape(2, m) for k, m in ((4, 12), (100, 9), (3, 30))]
    lists.append(np.array([np.arange(7), -np.arange(7)]))
    document = {
        "made_with": f"numpy {np.__version__}, scipy {scipy.__version__}",
        "labels": labels.tolist(),
        "positive_64": {k: v.tolist() for k, v in sixty_fourths.items()},
        "calibration": {k: calibration(v / 64, labels) for k, v in sixty_fourths.items()},
        "bootstrap": {
            "resamples": resamples,
            "difference": float(gains.mean()),
            "interval": np.percentile(differences, [2.5, 97.5]).tolist(),
        },
        "mc_nemar": [
            mc_nemar(b, c)
            for b, c in (
                (61, 27), (20, 6), (25, 15), (0, 0), (5, 0), (0, 1), (3, 9), (12, 12), (14, 10),
                (13, 13), (12, 13), (200, 30),
            )
        ],
        "kendall": [
            {"x": x.tolist(), "y": y.tolist(), "tau": float(stats.kendalltau(x, y).statistic)}
            for x, y in lists
        ],
    }
    path = pathlib.Path(__file__).with_name("predictions.json")
    path.write_text(json.dumps(document) + "\n")


main()
