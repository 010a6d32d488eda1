"""The network: weights, backends, tiles. Nothing outside this folder knows torch or OpenVINO."""
