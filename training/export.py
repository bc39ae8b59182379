"""Write a trained network as an ONNX file that the package ships.

    python training/export.py RUN_FOLDER/best.pt ../src/reportedly/extraction/model accurate

The graph takes one window at a time and gives the scores of its cues and, for every piece that may
begin a cue, the role scores of all pieces. Weights are 8-bit integers; the hash is written beside.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

from bases import minilm_folder
from distil import load
from evaluate import ANCHOR_CUT
from model import AttributionModel

INPUTS = ("pieces", "shapes", "places")
OUTPUTS = ("cues", "anchors", "roles")
_LAYER = re.compile(r"/encoder/layer\.\d+/output/LayerNorm/LayerNormalization_output_0$")


class OneWindow(nn.Module):
    """The network for one window: (1, n) in, cues (n, 3), anchors (k,), roles (k, n, 6) out."""

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, shapes: Tensor, places: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.model.encode(pieces, shapes, places, torch.ones_like(pieces))
        cues = self.model.cue(hidden)[0]
        begins = torch.softmax(cues, -1)[:, 1]
        anchors = torch.nonzero((begins > ANCHOR_CUT).long())[:, 0]
        return cues, anchors, self.model.roles_of_one(hidden, anchors)


def _joined(path: Path, target: Path) -> onnx.ModelProto:
    """The network with the operators that the runtime joins for any processor already joined."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return onnx.load(str(target))


def normalizations_in_steps(model: onnx.ModelProto) -> onnx.ModelProto:
    """The network with each joined sum and layer normalization taken apart again.

    The runtime's own operator goes number by number; its sums, means and products take many at
    once, which makes the whole network a sixth faster.
    """
    graph, nodes = model.graph, []
    for number, node in enumerate(graph.node):
        if node.op_type != "SkipLayerNormalization":
            nodes.append(node)
            continue
        x, skip, gain, shift, *bias = node.input
        at = f"normal_{number}"
        least = next(np.float32(found.f) for found in node.attribute if found.name == "epsilon")
        graph.initializer.append(onnx.numpy_helper.from_array(np.array(least), f"{at}_epsilon"))

        def step(kind: str, inputs: list[str], output: str, **attributes: object) -> str:
            nodes.append(onnx.helper.make_node(kind, inputs, [output], **attributes))
            return output

        total = step("Add", [x, skip], f"{at}_sum")
        if bias:
            total = step("Add", [total, bias[0]], f"{at}_biased")
        mean = step("ReduceMean", [total], f"{at}_mean", axes=[-1], keepdims=1)
        centred = step("Sub", [total, mean], f"{at}_centred")
        squared = step("Mul", [centred, centred], f"{at}_squared")
        variance = step("ReduceMean", [squared], f"{at}_variance", axes=[-1], keepdims=1)
        spread = step("Sqrt", [step("Add", [variance, f"{at}_epsilon"], f"{at}_least")], f"{at}_spread")
        normal = step("Div", [centred, spread], f"{at}_normal")
        step("Add", [step("Mul", [normal, gain], f"{at}_gained"), shift], node.output[0])
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def embeddings_as_bytes(model: onnx.ModelProto) -> onnx.ModelProto:
    """The network with its largest table, the word pieces', as 8-bit integers and one scale a row.

    The runtime's own way has one scale for the whole table, set by its few largest numbers.
    """
    graph = model.graph
    table = max(graph.initializer, key=lambda found: int(np.prod(found.dims)))
    number, gather = next((i, node) for i, node in enumerate(graph.node) if node.input[0] == table.name)
    rows = onnx.numpy_helper.to_array(table)
    scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
    graph.initializer.remove(table)
    graph.initializer.append(onnx.numpy_helper.from_array(np.rint(rows / scales).astype(np.int8), "pieces_bytes"))
    graph.initializer.append(onnx.numpy_helper.from_array(scales, "pieces_scales"))
    pieces, result = gather.input[1], gather.output[0]
    make = onnx.helper.make_node
    steps = [
        make("Gather", ["pieces_bytes", pieces], ["pieces_whole"], axis=0),
        make("Cast", ["pieces_whole"], ["pieces_cast"], to=onnx.TensorProto.FLOAT),
        make("Gather", ["pieces_scales", pieces], ["pieces_scale"], axis=0),
        make("Mul", ["pieces_cast", "pieces_scale"], [result]),
    ]
    nodes = [*graph.node[:number], *steps, *graph.node[number + 1 :]]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def with_states(model: onnx.ModelProto) -> onnx.ModelProto:
    """The network with what its last layer but one makes of each piece, `states` (1, n, width), as a further output.

    The kind of a statement is read off it (`kind.py`): the last layer keeps only what spans need.
    """
    layers = [found for node in model.graph.node for found in node.output if _LAYER.search(found)]
    model.graph.node.append(onnx.helper.make_node("Identity", [layers[-2]], ["states"]))
    model.graph.output.append(onnx.helper.make_tensor_value_info("states", onnx.TensorProto.FLOAT, [1, "n", "width"]))
    onnx.checker.check_model(model)
    return model


def export(checkpoint: Path, folder: Path, name: str, *, quantized: bool = True) -> None:
    """Export `checkpoint` into `folder` as `NAME.onnx`, `NAME.json` and `tokenizer.json`."""
    saved = torch.load(checkpoint, weights_only=False, map_location="cpu")
    model = load(checkpoint)
    config = model.base.config
    config._attn_implementation = "eager"
    n = 40
    example = (
        torch.randint(1000, 2000, (1, n)),
        torch.ones(1, n, dtype=torch.long),
        torch.zeros(1, n, dtype=torch.long),
    )
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        torch.onnx.export(
            OneWindow(model),
            example,
            str(plain),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "n"} for name in INPUTS}
            | {"cues": {0: "n"}, "anchors": {0: "k"}, "roles": {0: "k", 1: "n"}},
            opset_version=17,
            dynamo=False,
        )
        better = optimizer.optimize_model(
            str(plain),
            model_type="bert",
            num_heads=config.num_attention_heads,
            hidden_size=config.hidden_size,
            opt_level=0,
        )
        print(better.get_fused_operator_statistics())
        better.save_model_to_file(str(fused))
        target = folder / f"{name}.onnx"
        if quantized:
            whole = Path(scratch) / "quantized.onnx"
            quantize_dynamic(
                str(fused),
                str(whole),
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Attention"],
                per_channel=True,
                reduce_range=True,
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )
            joined = _joined(whole, Path(scratch) / "joined.onnx")
            onnx.save(with_states(embeddings_as_bytes(normalizations_in_steps(joined))), str(target))
        else:
            onnx.save(onnx.load(str(fused)), str(target))
    tokenizer = json.loads((minilm_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    description = {
        "sha256": {
            file: hashlib.sha256((folder / file).read_bytes()).hexdigest()
            for file in (f"{name}.onnx", "tokenizer.json")
        },
        "window": saved["config"].get("window_read", saved["config"]["window"]),
        "held_out": saved["figures"],
    }
    (folder / f"{name}.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    export(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
