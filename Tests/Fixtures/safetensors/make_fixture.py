"""Write python.safetensors beside this file: every dtype that is read, as Python writes it.

    python -m pip install torch safetensors
    python make_fixture.py
"""
import pathlib
import torch, safetensors
from safetensors.torch import save_file

numbers = [0.0, -0.0, 1.0, -2.5, 65504.0, 6.103515625e-05, 5.960464477539063e-08, float("inf")]
save_file(
    {
        "f32": torch.tensor([[1.5, -0.1], [3.0e38, 1.0e-40]]),
        "f16": torch.tensor(numbers, dtype=torch.float16),
        "bf16": torch.tensor([1.0, -3.140625, 3.3895313892515355e38], dtype=torch.bfloat16),
        "i64": torch.tensor([[-1], [2**53 + 1]]),
        "i32": torch.tensor([-(2**31), 2**31 - 1], dtype=torch.int32),
        "u8": torch.tensor([7, 255], dtype=torch.uint8),
        "scalar": torch.tensor(4.0),
        "empty": torch.zeros(0, 3),
        'na"me\\\u00e9': torch.tensor([9.0]),
    },
    pathlib.Path(__file__).parent / "python.safetensors",
    metadata={"torch": torch.__version__, "safetensors": safetensors.__version__},
)
