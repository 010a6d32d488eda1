### Português (Brasil). Você, sem pontos de exclamação.
### Palavras: master = máster; proof sheet = folha de prova; File = Arquivo (forma de envio no Telegram);
### crop = recorte; size = tamanho; copy = cópia; to make = fazer; source's own pixels = os pixels da sua foto.

start =
    Me mande uma foto pequena demais e eu faço dela um arquivo grande e limpo.

    1. Eu olho a foto e digo quanto ela vale.
    2. Você escolhe 2K ou 4K.
    3. Você recebe uma folha de prova para julgar e um máster para guardar.

help =
    Mande uma foto, de preferência como Arquivo: o Telegram reduz fotos, arquivos chegam inteiros.

    Atalhos: escreva 2k ou 4k embaixo da foto, ou responda a uma foto com /2k, /4k ou /upscale.
    Em um grupo, responda a uma foto com /upscale ou me mencione embaixo da sua.
    /status mostra em que estou trabalhando para você, /forget apaga tudo o que é seu.
help-group =
    Responda a uma foto com /upscale, /2k ou /4k, ou me mencione embaixo da sua foto, e eu cuido do resto.

other-text =
    Eu trabalho com fotos. Mande uma, de preferência como Arquivo, e eu digo o que dá para fazer dela.
other-link =
    Não busco imagens em links: a página costuma entregar uma cópia menor. Salve a imagem e mande aqui como Arquivo.
other-sticker = Isso é uma figurinha. Mande uma foto, de preferência como Arquivo, e eu a deixo maior.
other-animation =
    Isso é uma animação, e eu só trabalho com fotos paradas. Mande uma foto, de preferência como Arquivo.
other-video = Isso é um vídeo, e eu só trabalho com fotos paradas. Se um momento importa, mande-o como foto.
other-voice = Não sei ouvir, só olho fotos. Mande uma, de preferência como Arquivo.
other-audio = Isso é som, e eu só olho fotos. Mande uma, de preferência como Arquivo.
other-document = Esse arquivo não é uma imagem. Aceito JPEG, PNG, WebP, HEIC, AVIF, TIFF e BMP.
other-thing =
    Não consigo fazer nada com isso. Mande uma foto, de preferência como Arquivo, e eu a deixo maior.
other-command = Não conheço esse comando. /help mostra o que eu sei fazer.

reply-needs_photo = Responda a uma foto com isso, ou escreva embaixo da foto, e eu cuido do resto.
reply-no_picture =
    Não vejo imagem nessa mensagem. Se houver uma, mande de novo com { $mention } na legenda: em grupos só vejo o que é dirigido a mim.

command-upscale = Responda a uma foto com isto
command-2k = Responda a uma foto: em 2K
command-4k = Responda a uma foto: em 4K
command-status = Em que estou trabalhando
command-settings = Tamanho, aparência e idioma
command-forget = Apagar tudo o que é seu
command-help = Como funciona

error = Algo deu errado do meu lado. Tente de novo, por favor.
