### Versões de um máster, outro tamanho e o fim dele.
version-web = Web
version-portrait = Post 4:5
version-square = Quadrado
version-story = Story
version-link = Prévia de link
version-listing = Anúncio
version-10x15 = Impresso 10 × 15
version-a5 = Impresso A5
version-a4 = Impresso A4
version-a3 = Impresso A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = Escolha o que precisa e toque em Mandar. O que está pálido é cortado.
versions-smaller = É tudo o que o máster tem: { $names }.
versions-outside = Nem todos os rostos cabem: { $names }.
versions-too_small = O máster é pequeno demais para: { $names }.
versions-face = Um rosto seria cortado, então deixo de fora: { $names }.
versions-failed = Não consegui cortar as versões deste máster. Toque de novo, por favor.
versions-unsure =
    O Telegram não confirmou que as versões chegaram. Se em um minuto não estiverem acima, toque de novo.
delete-stays =
    Apaguei a minha cópia. O Telegram não me deixa tirar esta mensagem antiga: apague você mesmo, por favor.
