"""How the faithful network was taught: pairs, the training itself, and its file of weights."""
