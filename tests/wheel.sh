#!/bin/sh
# The wheel in dist/, in an environment of its own: with no more than what it depends on it builds
# the example in another folder; then the tests run against it, not against the checkout.
# The arguments are those of pytest. What the wheel needs is installed by uv, the wheel itself as a
# user does it.
set -eu
unset PYTHONPATH
wheel=$(ls "$PWD"/dist/*.whl)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
export PATH="$folder/venv/bin:$PATH"
"$PWD/.venv/bin/uv" pip install --python "$folder/venv" --quiet --require-hashes -r requirements.lock
pip install --quiet --no-deps "$wheel"

(
  cd "$folder"
  yesan new town --example
  yesan validate --strict town
  yesan build town
  test -s town/site/index.html
)

"$PWD/.venv/bin/uv" pip install --python "$folder/venv" --quiet --require-hashes -r requirements-dev.lock
python -c 'import yesan; print("testing", yesan.__version__, "in", yesan.__path__[0])'
pytest -n 2 --dist worksteal "$@"
