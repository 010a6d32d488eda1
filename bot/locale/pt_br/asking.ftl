### Words that people write under a photo: they are read, never said. The English file has the rules.

words-asking =
    favor pfv pf faz faça faca fazer amplie amplia ampliar aumenta aumente aumentar deixa deixe põe manda
    pode poderia quero queria preciso gostaria
words-beside =
    em como ao por só
    obrigado obrigada valeu olá oi bot tamanho resolução formato
    foto fotos imagem imagens
words-pointing = o a os as isso isto esta este essa esse estas estes um uma minha meu todas todos me você vc eu para pra também já arquivo
words-drawing = desenho desenhos ilustração caricatura quadrinho esboço
words-not = não nao nem sem nunca nada exceto menos
