"""A peer of st check: python3-jsonschema with PyYAML's loader in C. validate.py SCHEMA FOLDER"""

import json
import pathlib
import sys

import jsonschema
import yaml


class Loader(yaml.CSafeLoader):
    """Days are texts."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()}


def main(schema, folder):
    schema = json.loads(pathlib.Path(schema).read_bytes())
    validator = jsonschema.validators.validator_for(schema)(schema)
    found = 0
    for file in pathlib.Path(folder).rglob("*.yaml"):
        for error in validator.iter_errors(yaml.load(file.read_bytes(), Loader=Loader)):
            print(file, list(error.path), error.message)
            found = 1
    sys.exit(found)


main(*sys.argv[1:])
