### /settings e /forget.

settings-language = Em que idioma eu falo?

setting-chosen = ✓ { $label }
setting-size-ask = Perguntar
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = Natural
setting-character-crisp = Nítida
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = Tudo
setting-metadata-strip_gps = Sem local
setting-metadata-strip_all = Nada
setting-language = Idioma: { $name }
setting-language_auto = Como no Telegram
setting-language_first = Como o primeiro pedido

forget-ask =
    Isto apaga todas as fotos que você me mandou e todos os másteres que fiz delas, e para o que está sendo feito, em todas as conversas. O que já mandei fica na conversa. Não tem volta.
forget-yes = Apagar tudo
forget-no = Manter
forget-done =
    Pronto. Apaguei { $photos ->
        [one] { $photos } foto
        [many] { $photos } de fotos
       *[other] { $photos } fotos
    } e { $masters ->
        [one] { $masters } pedido
        [many] { $masters } de pedidos
       *[other] { $masters } pedidos
    }, com os arquivos.
forget-nothing = Não tenho nada seu.
forget-kept = Nada foi apagado.


settings-own =
    O que faço para você se não disser outra coisa: tamanho, aparência, formato do máster, o que o arquivo conta de você e se mostro o andamento. Um tamanho marcado aqui eu faço na hora; diante de uma cópia que perdeu detalhes, ainda pergunto.
settings-group =
    O que faço neste grupo se ninguém disser outra coisa: tamanho, aparência, formato do máster, o que o arquivo conta, andamento, que fotos recebo e quem pode pedir. Administradores podem mudar.
setting-quiet-off = Mostrar andamento
setting-quiet-on = Silêncio
setting-photos-asked = Se pedirem
setting-photos-channel = Do canal
setting-photos-all = Todas
setting-who-all = Todos pedem
setting-who-administrators = Administradores
setting-who-listed = Só a lista
