"""Loads a folder or a Parquet file with `datasets` and asserts that its picture columns are pictures.

    hf.py WHERE [--split test] [--rows N] [--image NAME]... [--images NAME]... [--plain NAME]...

`--image` names a column that must decode to a picture, `--images` one that must decode to a list of pictures, `--plain`
one that must be there with a value. Exits with 0 and one line of JSON when all of it is so.
"""

import argparse
import json
import os
import sys


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("where")
    parser.add_argument("--split", default="test")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--image", action="append", default=[])
    parser.add_argument("--images", action="append", default=[])
    parser.add_argument("--plain", action="append", default=[])
    asked = parser.parse_args()

    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
    import tempfile

    import datasets
    from PIL import Image

    with tempfile.TemporaryDirectory() as cache:
        if os.path.isdir(asked.where):
            table = datasets.load_dataset(asked.where, split=asked.split, cache_dir=cache)
        else:
            files = {asked.split: asked.where}
            table = datasets.load_dataset("parquet", data_files=files, split=asked.split, cache_dir=cache)
        if asked.rows is not None:
            assert table.num_rows == asked.rows, f"{table.num_rows} rows, not {asked.rows}"
        for name in asked.image:
            assert isinstance(table.features[name], datasets.Image), f"{name} is {table.features[name]}"
        for name in asked.images:
            inner = getattr(table.features[name], "feature", None)
            assert isinstance(inner, datasets.Image), f"{name} is {table.features[name]}"
        for row in table:
            for name in asked.image:
                assert isinstance(row[name], Image.Image), f"{name} holds {type(row[name])}"
                row[name].load()
            for name in asked.images:
                assert row[name], f"{name} is empty"
                for picture in row[name]:
                    picture.load()
            for name in asked.plain:
                assert row[name] is not None, f"{name} is null"
        print(json.dumps({"rows": table.num_rows, "columns": table.column_names}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
