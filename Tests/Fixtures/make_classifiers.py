"""Write the tiny classifiers beside this file, with everything transformers computes about them.

    python -m pip install torch transformers safetensors
    python make_classifiers.py

Every number in the fixtures comes from transformers/PyTorch on CPU in float32;
weights are random (seeded), so the files are small and free of any licence.
"""
import pathlib
import torch
from safetensors.torch import save_file
from transformers import (BertConfig, BertForSequenceClassification, DistilBertConfig, DistilBertForSequenceClassification,
                          get_linear_schedule_with_warmup)

OUT = pathlib.Path(__file__).resolve().parent
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)


def batch(vocab, lengths, seed):
    g = torch.Generator().manual_seed(seed)
    n = max(lengths)
    ids = torch.zeros(len(lengths), n, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for i, k in enumerate(lengths):
        ids[i, :k] = torch.randint(5, vocab, (k,), generator=g)
        ids[i, 0], ids[i, k - 1] = 2, 3
        mask[i, :k] = 1
    return ids, mask


def randomise(model, seed):
    """Larger than the usual init, so that attention is far from uniform and every gradient matters."""
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in sorted(model.named_parameters()):
            scale = 0.02 if "LayerNorm" in name or "layer_norm" in name else 0.25
            base = 1.0 if name.endswith("LayerNorm.weight") or name.endswith("layer_norm.weight") else 0.0
            p.copy_(base + scale * torch.randn(p.shape, generator=g))


def forward_and_train(model, ids, mask, labels, folder, steps=5, lr=1e-2, warmup=2, clip=1.0, wd=0.01):
    """Forward, gradients of the mean cross-entropy, then `steps` AdamW steps as the HF Trainer takes them."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()  # dropout off: the numbers must be reproducible elsewhere
    model.config.save_pretrained(folder)
    save_file({k: v.contiguous() for k, v in model.state_dict().items() if not k.endswith("position_ids")},
              folder / "model.safetensors", metadata={"format": "pt"})
    out = model(input_ids=ids, attention_mask=mask, labels=labels, output_attentions=True, output_hidden_states=True)
    out.loss.backward()
    exp = {"input_ids": ids, "attention_mask": mask, "labels": labels, "logits": out.logits.detach(), "loss": out.loss.detach().reshape(1)}
    for i, h in enumerate(out.hidden_states): exp[f"hidden_states.{i}"] = h.detach()
    for i, a in enumerate(out.attentions): exp[f"attentions.{i}"] = a.detach()
    for n, p in model.named_parameters():
        if p.grad is not None: exp["grad." + n] = p.grad.clone()
    decay, plain = [], []
    for n, p in model.named_parameters():
        (plain if n.endswith("bias") or "LayerNorm" in n or "layer_norm" in n else decay).append(p)
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": wd}, {"params": plain, "weight_decay": 0.0}],
                            lr=lr, betas=(0.9, 0.999), eps=1e-8)
    sched = get_linear_schedule_with_warmup(opt, warmup, steps)
    losses, norms, rates = [], [], []
    for _ in range(steps):
        opt.zero_grad()
        loss = model(input_ids=ids, attention_mask=mask, labels=labels).loss
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), clip).item())
        rates.append(sched.get_last_lr()[0]); opt.step(); sched.step(); losses.append(loss.item())
    exp["train.losses"] = torch.tensor(losses); exp["train.grad_norms"] = torch.tensor(norms); exp["train.learning_rates"] = torch.tensor(rates)
    for n, p in model.named_parameters(): exp["after." + n] = p.detach().clone()
    save_file({k: v.contiguous() for k, v in exp.items()}, folder / "expected.safetensors",
              metadata={"steps": str(steps), "lr": str(lr), "warmup_steps": str(warmup), "max_grad_norm": str(clip), "weight_decay": str(wd)})


def models():
    V = 120
    ids, mask = batch(V, [9, 14, 5], 7)
    labels = torch.tensor([1, 0, 1])
    b = dict(vocab_size=V, hidden_size=32, num_hidden_layers=3, num_attention_heads=4, intermediate_size=64, max_position_embeddings=40)
    m = BertForSequenceClassification(BertConfig(**b, num_labels=2, attn_implementation="eager")); randomise(m, 1)
    forward_and_train(m, ids, mask, labels, OUT / "tiny-bert-classifier")
    m = DistilBertForSequenceClassification(DistilBertConfig(vocab_size=V, dim=32, n_layers=3, n_heads=4, hidden_dim=64, max_position_embeddings=40, num_labels=2, attn_implementation="eager")); randomise(m, 2)
    forward_and_train(m, ids, mask, labels, OUT / "tiny-distilbert-classifier")


if __name__ == "__main__":
    models(); print("written beside this file")
