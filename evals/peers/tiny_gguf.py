"""Writes a llama of random weights: `python -m evals.peers.tiny_gguf PATH`.

It has two layers and a token for each byte and each character of ASCII, so it says noise; 1.8 MB.
It needs the package `gguf`, and runs in the environment of the server that reads it.
"""

import sys

import gguf
import numpy as np

CONTEXT = 16_384
_WIDTH, _INNER, _HEADS, _LAYERS = 128, 256, 4, 2
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # how such vocabularies write it
_PLAIN = [_SPACE, *map(chr, range(33, 127))]
_BYTES = [f"<0x{each:02X}>" for each in range(256)]
_SPECIAL = ["<unk>", "<s>", "</s>"]
_TEMPLATE = (
    "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant: {% endif %}"
)


def main(path: str) -> None:
    """Write the model."""
    writer = gguf.GGUFWriter(path, "llama")
    _describe(writer)
    for name, weights in _weights().items():
        writer.add_tensor(name, weights.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _describe(writer: gguf.GGUFWriter) -> None:
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(_WIDTH)
    writer.add_feed_forward_length(_INNER)
    writer.add_block_count(_LAYERS)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([*_SPECIAL, *_BYTES, *_PLAIN])
    writer.add_token_scores([0.0] * len(_SPECIAL + _BYTES) + [-1.0] * len(_PLAIN))
    kinds = gguf.TokenType
    special = [kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL]
    writer.add_token_types([*special, *[kinds.BYTE] * len(_BYTES), *[kinds.NORMAL] * len(_PLAIN)])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(_TEMPLATE)


def _weights() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(20_260_101)

    def some(*shape: int) -> np.ndarray:
        return chance.normal(0, shape[-1] ** -0.5, shape)

    vocabulary = len(_SPECIAL + _BYTES + _PLAIN)
    made = {
        "token_embd.weight": some(vocabulary, _WIDTH) * 8,
        "output_norm.weight": np.ones(_WIDTH),
        "output.weight": some(vocabulary, _WIDTH) * 3,
    }
    # One direction that all tokens share, and by which bytes are seldom said: hardly any model
    # writes control characters into its JSON.
    made["token_embd.weight"][:, 0] = 4.0
    made["output.weight"][:, 0] = 0.0
    made["output.weight"][: len(_SPECIAL + _BYTES), 0] = -8.0
    made["output.weight"][2] *= 2  # so that it comes to an end, sooner or later
    made["output.weight"][2, 0] = 0.0
    for layer in range(_LAYERS):
        at = f"blk.{layer}."
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            made[f"{at}{name}.weight"] = some(_WIDTH, _WIDTH)
        for name in ("ffn_gate", "ffn_up"):
            made[f"{at}{name}.weight"] = some(_INNER, _WIDTH)
        made[f"{at}ffn_down.weight"] = some(_WIDTH, _INNER)
        for name in ("attn_norm", "ffn_norm"):
            made[f"{at}{name}.weight"] = np.ones(_WIDTH)
    return made


if __name__ == "__main__":
    main(sys.argv[1])
