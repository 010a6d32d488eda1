### A página para olhar de perto: o máster sobre a foto, no navegador ou dentro do Telegram.

button-inspect = Olhar de perto

inspect-before = Antes
inspect-after = Depois
inspect-about = Antes: a sua foto, só ampliada. Depois: o máster.
inspect-slider = Quanto do antes aparece
inspect-picture = A imagem. As setas a movem, mais e menos mudam o zoom, 0 mostra inteira, 1 mostra em 100 %, n e p vão de lugar em lugar.
inspect-larger = Maior
inspect-smaller = Menor
inspect-whole = Imagem inteira
inspect-places = O que foi checado
inspect-no_places = A checagem não achou nenhum lugar para apontar.

inspect-download = Baixar o máster

inspect-loading = Preparando a imagem…
inspect-failed = Não consegui preparar esta imagem. Tentando de novo…
inspect-given_up = Não consegui preparar esta imagem.

inspect-gone = Esta imagem foi apagada, então não há mais nada para mostrar.
inspect-expired = Este link venceu. A imagem continua no chat, se não foi apagada lá.
inspect-invalid = Este link não leva a lugar nenhum. Abra a imagem com o botão no chat.
inspect-not_yours = Só quem pediu esta imagem pode abri-la aqui.
inspect-from_chat = Abra esta página com o botão no chat.
