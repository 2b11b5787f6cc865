"""Every address of our rooms, what it answers, and to whom. This is the written rule (docs/security.md); read it.

A row is the name of an address, the things it is about, and a cell for each role: the answer to GET and to an empty
POST ("200/422"), or one for both. ``in``: first sign in. 404: not here, for you. 401 and 404 give a posted text back.
An autosave answers PUT; both ask it for what it refuses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.security.world import ROLES

TABLE = """
#                                 anonymous owner   peer    other   reader  asked   past    free    board   secr.   editor  superuser
accounts:home                     in      200     200     200     200     200     200     200     200     200     200     200
accounts:editors_door             in      403     403     403     403     403     403     403     302     403     302     302
trail:checkpoint                  200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
trail:consistency signed signed   200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
trail:keys                        200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:article 1-0 W1.1         200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:article_today W1.1       302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405
editions:search                   200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:shelf                    200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:compare 1-0 1-0          302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405
editions:booklet 1-0              200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:data                     200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:data_editions            200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:data_edition 1-0         200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
editions:data_article 1-0 W1.1    200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
affirmation:affirm                in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
affirmation:affirmed              in      200/405 302/405 200/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405
news:feed                         200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
news:calendar event               200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
news:calendar scheduled           404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
methods:about incident            302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405 302/405
methods:together method           200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
methods:offline                   200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
consultation:overview             200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
consultation:round running        200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
consultation:round over           200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
consultation:article running W1.1 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
consultation:article over W1.1    200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
consultation:whole running        200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
consultation:comment running W1.1 in/401  302/422 302/422 302/422 302/422 302/422 302/422 302/422 302/422 403     403     403
consultation:comment over W1.1    in/401  302/409 302/409 302/409 302/409 302/409 302/409 302/409 302/409 403     403     403
consultation:comment_on_whole running in/401  302/422 302/422 302/422 302/422 302/422 302/422 302/422 302/422 403     403     403
consultation:change own_comment   in/401  200/422 404     404     404     404     404     404     404     404     404     404
consultation:take_back own_comment in      200/302 404     404     404     404     404     404     404     404     404     404
consultation:answer own_comment   in/401  403     403     403     403     403     403     403     200/422 403     200/422 403
consultation_desk:overview        in      in      in      in      in      in      in      in      200/405 in      200/405 302/405
consultation_desk:round running   in      in      in      in      in      in      in      in      200/405 in      200/405 302/405
consultation_desk:answers laid_open in      in      in      in      in      in      in      in      302/405 in      302/405 302/405
consultation_desk:open laid_open  in      in      in      in      in      in      in      in      200/422 in      200/422 302
code_desk:home                    in      in      in      in      in      in      in      in      200/405 in      200/405 403/405
code_desk:follow laid_open        in      in      in      in      in      in      in      in      200/422 in      200/422 403
code_desk:correct laid_open       in      in      in      in      in      in      in      in      200/422 in      200/422 403
code_desk:compare laid_open       in      in      in      in      in      in      in      in      200/405 in      200/405 403/405
code_desk:adopt laid_open         in      in      in      in      in      in      in      in      200/422 in      403     403
stories:others story              200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
stories:card story                200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
stories:booklet bundle            200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
stories:mine                      in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
stories:manuscript offer          in/401  200/422 404     404     404     404     404     404     404     404     404     404
stories:manuscript put            in/401  200/422 404     404     404     404     404     404     404     404     404     404
stories:manuscript returned       in/401  200/422 404     404     404     404     404     404     404     404     404     404
stories:manuscript donated        in/401  200/422 404     404     404     404     404     404     404     404     404     404
stories:withdraw offer            in      200/302 404     404     404     404     404     404     404     404     404     404
stories:withdraw donated          in      200/302 404     404     404     404     404     404     404     404     404     404
stories:compose                   in      405/403 405/403 405/403 405/403 405/403 405/403 405/403 405/302 405/403 405/302 405/403
stories:desk offer                in      404     404     404     404     404     404     404     200/422 404     200/422 404
stories:desk put                  in      404     404     404     404     404     404     404     200/422 404     200/422 404
stories:desk donated              in      404     404     404     404     404     404     404     200/422 404     200/422 404
stories:desk returned             in      404     404     404     404     404     404     404     404     404     404     404
stories:trace agreed              in/401  404     404     404     404     404     404     404     200/422 404     200/422 404
stories:trace put                 in/401  404     404     404     404     404     404     404     302/422 404     302/422 404
stories:give_back offer           in/401  404     404     404     404     404     404     404     200/422 404     200/422 404
stories_desk                      in      in      in      in      in      in      in      in      200/405 in      200/405 302/405
sharing:show_sentence             in      200/409 404     200/409 404     404     404     404     404     403     403     403
sharing:hide_sentence             in      405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302
leaving:leave                     in      200/302 200/302 200/302 200/409 200/409 200/302 200/302 200/409 200/409 200/409 200/409
leaving:come_back                 in      405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302
leaving:erase                     in      200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302
exchange:my_data                  in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
exchange:export                   in      200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302
exchange:paper                    in      200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302
exchange:fetch parcel             in      405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302
exchange:bring_in                 in      200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
exchange:brought_along            in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
exchange:proof session            in      200/409 200/409 404     404     404     404     404     404     404     404     404
sharing:share situatie situation  in/401  200/422 404     404     404     404     404     404     404     404     404     404
sharing:revoke share              in      405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
sharing:seen                      in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
sharing:seen_of situatie given    in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
sharing:remarks situatie given    in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
sharing:remarks situatie returned_text in 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
sharing:answer remark             in/401  405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
sharing:remove remark             in      405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
sharing:received                  in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
sharing:shared share              in      404/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
sharing:shared revoked            in      404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
sharing:picture share shared_picture in      404/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
sharing:picture revoked shared_picture in    404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
sharing:comment share             in/401  405/404 405/422 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
sharing:comment revoked           in/401  405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
sharing:take_back share remark    in      405/404 405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
situations:write given            in/401  200/422 404     404     404     404     404     404     404     404     404     404
home:portfolio                    in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
home:year 2025                    in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
home:in_pictures                  in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
home:search                       in      200     200     200     200     200     200     200     200     200     200     200
situations:note                   in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
situations:capture                405     405     405     405     405     405     405     405     405     405     405     405
situations:write situation        in/401  200/422 404     404     404     404     404     404     404     404     404     404
situations:write note             in/401  200/422 404     404     404     404     404     404     404     404     404     404
situations:autosave situation     405     405     405     405     405     405     405     405     405     405     405     405
situations:versions situation     in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
situations:version situation 2    in      200/302 404     404     404     404     404     404     404     404     404     404
situations:changed 1-0            in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
situations:offer situation        in      200/422 404     404     404     404     404     404     404     404     404     404
images:new                        in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
images:write image                in/401  200/422 404     404     404     404     404     404     404     404     404     404
images:autosave image             405     405     405     405     405     405     405     405     405     405     405     405
images:versions image             in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
images:version image 1            in      200/302 404     404     404     404     404     404     404     404     404     404
images:first story                in/401  405/422 405/422 405/422 405/422 405/422 405/422 405/422 405/422 405/422 405/422 405/422
activities:overview               in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
activities:drive                  in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
activities:skip_drive             in      405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/302 405/403 405/403 405/403
activities:new shadowing          in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
activities:new lesson             in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
activities:write activity         in/401  200/422 404     404     404     404     404     404     404     404     404     404
activities:autosave activity      405     405     405     405     405     405     405     405     405     405     405     405
activities:versions activity      in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
activities:version activity 1     in      200/302 404     404     404     404     404     404     404     404     404     404
activities:ask activity           in/401  200/422 404     404     404     404     404     404     404     404     404     404
activities:revoke activity glink  in      405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
activities:guest gtoken           200/422 302     200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422
activities:guest answered_token   200/422 302     200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422
lookback:came_of one              in/401  200/302 404     404     404     404     404     404     404     404     404     404
lookback:look one look            in/401  200/422 404     404     404     404     404     404     404     404     404     404
lookback:look one waits           in/401  200/422 404     404     404     404     404     404     404     404     404     404
lookback:autosave one look        405     405     405     405     405     405     405     405     405     405     405     405
lookback:versions one look        in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
lookback:version one look 1       in      200/302 404     404     404     404     404     404     404     404     404     404
lookback:overview                 in      200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422
lookback:pair one other           in/401  200/409 404     404     404     404     404     404     404     404     404     404
lookback:pair one note            in/401  200/302 404     404     404     404     404     404     404     404     404     404
lookback:autosave_beside one other 405    405     405     405     405     405     405     405     405     405     405     405
lookback:versions_beside one other in     200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
lookback:version_beside one other 1 in    200/302 404     404     404     404     404     404     404     404     404     404
lookback:let_go one other         in      200/302 404     404     404     404     404     404     404     404     404     404
attachments:beside situatie one   in/401  200/422 404     404     404     404     404     404     404     404     404     404
attachments:beside goed-werk image in/401 200/422 404     404     404     404     404     404     404     404     404     404
attachments:picture picture       in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
attachments:describe picture      in/401  200/422 404     404     404     404     404     404     404     404     404     404
attachments:remove picture        in      200/302 404     404     404     404     404     404     404     404     404     404
items:bin                         in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
items:throw_away situatie situation in    200/302 404     404     404     404     404     404     404     404     404     404
items:throw_away goed-werk image  in      200/302 404     404     404     404     404     404     404     404     404     404
items:throw_away activiteit activity in    200/302 404     404     404     404     404     404     404     404     404     404
items:compare situatie situation  in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
items:put_back situatie binned    in      405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
items:delete situatie binned      in      200/302 404     404     404     404     404     404     404     404     404     404
items:delete situatie situation   in      404     404     404     404     404     404     404     404     404     404     404
items:ripen note                  in/401  405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
groups:overview                   in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
groups:found                      in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
groups:group group                in      200/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
groups:invite group               in/401  200/422 403     404     404     404     404     404     404     404     404     404
groups:change group               in/401  200/422 403     404     404     404     404     404     404     404     404     404
groups:take_off group guests_place in      200/302 403     404     404     404     404     404     404     404     404     404
groups:agree group                in      200/422 200/422 404     404     404     404     404     404     404     404     404
groups:convene group              in      200/422 403     404     404     404     404     404     404     404     404     404
groups:leave group                in      302     200/302 404     404     404     404     404     404     404     404     404
groups:invitation invited         in      404     404     200/422 404     404     404     404     404     404     404     404
groups:guest place_token          200/422 404     404     404     404     404     404     404     404     404     404     404
groups:guest_leave place_token    404     404     404     404     404     404     404     404     404     404     404     404
matching:overview                 in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
matching:ask                      in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
matching:withdraw look_for        in      200/302 404     404     404     404     404     404     404     404     404     404
matching:proposal proposed        in      200/422 404     404     404     200/422 404     404     404     404     404     404
matching:proposal found           in      200/422 404     404     200/422 404     404     404     404     404     404     404
matching:open_group group         in/401  200/422 403     404     404     404     404     404     404     404     404     404
intervision:overview              in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
intervision:log                   in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
intervision:session session       in      200/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
intervision:answer session        in/401  404     200/422 404     404     404     404     404     404     404     404     404
intervision:withdraw session      in      404     200/302 404     404     404     404     404     404     404     404     404
intervision:revise session        in/401  200/422 403     404     404     404     404     404     404     404     404     404
intervision:insight session       in/401  405/302 405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
intervision:plan                  in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
intervision:session planned       in      200/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
intervision:change planned        in/401  200/422 403     404     404     404     404     404     404     404     404     404
intervision:cancel planned        in      200/302 403     404     404     404     404     404     404     404     404     404
intervision:write_down planned    in/401  200/422 200/422 404     404     404     404     404     404     404     404     404
intervision:calendar planned      in      200/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
intervision:insight planned       in/401  405/302 405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
intervision:autosave_insight planned 405     405     405     405     405     405     405     405     405     405     405     405
intervision:along insight         in/401  405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
intervision:guest token           200/422 404     404     200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422
intervision:guest_withdraw token  200/200 404     404     200/200 200/200 200/200 200/200 200/200 200/200 200/200 200/200 200/200
intervision:guest_no_reminders quiet 200/200 200/200 200/200 200/200 200/200 200/200 200/200 200/200 200/200 200/200 200/200 200/200
intervision:guest_code token      200/422 404     404     200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422
intervision:hand_over session     in      200/302 403     404     404     404     404     404     404     404     404     404
intervision:remove session line   in      200/302 403     404     404     404     404     404     404     404     404     404
intervision:guest_here            404     404     404     404     404     404     404     404     404     404     404     404
intervision:guest_here_code       404     404     404     404     404     404     404     404     404     404     404     404
intervision:guest_here_answer     404     404     404     404     404     404     404     404     404     404     404     404
together:overview                 in      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
together:ask_beside image         in/401  200/422 404     404     404     404     404     404     404     404     404     404
together:ask_to_weigh             in/401  200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 403     403     403
together:asking exchange          in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
together:asking waiting           in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
together:asking table             in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
together:unfold table             in      405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
together:outcome table            in/401  200/422 404     404     404     404     404     404     404     404     404     404
together:outcome exchange         in/401  404     404     404     404     404     404     404     404     404     404     404
together:withdraw exchange        in      200/302 404     404     404     404     404     404     404     404     404     404
together:seat peers_seat          in/401  404     200/422 404     404     404     404     404     404     404     404     404
together:seat others_seat         in/401  404     404     200/422 404     404     404     404     404     404     404     404
together:seat table_seat          in/401  404     200/422 404     404     404     404     404     404     404     404     404
together:seat second_seat         in/401  404     404     200/422 404     404     404     404     404     404     404     404
together:autosave peers_seat      405     405     405     405     405     405     405     405     405     405     405     405
together:keep peers_seat          in      405/404 405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
together:seat_take_back peers_seat in     404     200/302 404     404     404     404     404     404     404     404     404
together:guest table_token        200/422 404     404     404     404     404     404     404     404     404     404     404
together:guest_take_back table_token 200/404 404     404     404     404     404     404     404     404     404     404     404
lookup:home                       200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
lookup:search                     200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
lookup:check                      200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422 200/422
lookup:entry KM-1999-0001         404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:overview                  in      200/302 200     200/302 200/302 200/302 200/302 200/302 200     200     200     200
renewal:compose read              in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:compose composing         in      404/405 404/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:story read                in/401  302     404     404     404     404     404     404     404     404     404     404
renewal:story composing           in/401  404     404     200/409 404     404     404     404     404     404     404     404
renewal:autosave composing        405     405     405     405     405     405     405     405     405     405     405     405
renewal:earlier read              in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:earlier composing         in      404/405 404/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:choose composing          in      405/404 405/404 405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
renewal:piece composing chosen    in      404     404     200/302 404     404     404     404     404     404     404     404
renewal:choose_sessions composing in      405/404 405/404 405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
renewal:preview read              in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:preview decided           in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:preview composing         in      404/405 404/405 200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:submit composing          in      404     404     200/422 404     404     404     404     404     404     404     404
renewal:take_back read            in      405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
renewal:take_back composing       in      405/404 405/404 405/302 405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/404
renewal:withdraw read             in      200/302 404     404     404     404     404     404     404     404     404     404
renewal:withdraw composing        in      404     404     200/302 404     404     404     404     404     404     404     404
renewal:pdf read                  in      202/405 404/405 404/405 202/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:pdf decided               in      202/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
renewal:pdf advised               in      404/405 404/405 404/405 404/405 404/405 404/405 404/405 202/405 404/405 404/405 404/405
reading:queue                     in      403/405 403/405 403/405 200/405 200/405 200/405 200/405 403/405 403/405 403/405 403/405
reading:read reading              in/401  404     404     404     200/409 404     404     404     404     404     404     404
reading:read asked_reading        in/401  404     404     404     404     200     404     404     404     404     404     404
reading:read past_reading         in/401  404     404     404     404     404     404     404     404     404     404     404
reading:accept asked_reading      in      405/404 405/404 405/404 405/404 405/302 405/404 405/404 405/404 405/404 405/404 405/404
reading:step_back reading         in      404     404     404     200/302 404     404     404     404     404     404     404
reading:assign read               in      404     404     404     404     404     404     404     200/302 200/302 404     404
decisions:decide read             in/401  403     403     403     403     403     403     403     404     403     403     403
decisions:decide decided          in/401  403     403     403     403     403     403     403     409     403     403     403
decisions:decide advised          in/401  403     403     403     403     403     403     403     200/409 403     403     403
decisions:outcome decided         in      200/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
decisions:letter decided          in      202/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
decisions:statement decided       in      202/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405 404/405
policy:rules                      200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
policy:all_rules                  in      403/405 403/405 403/405 403/405 403/405 403/405 403/405 200/405 200/405 403/405 403/405
policy:set_rules                  in/401  403     403     403     403     403     403     403     200/422 403     403     403
policy:withdraw rules_to_come     in      404     404     404     404     404     404     404     200/302 403     404     404
signals:home                      in      403/405 403/405 403/405 403/405 403/405 403/405 403/405 200/405 403/405 403/405 403/405
signals:let_rest signal           in      405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/302 405/404 405/404 405/404
desk:home                         in      403/405 403/405 403/405 403/405 403/405 403/405 403/405 200/405 200/405 403/405 403/405
desk:try_again paper              in      405/404 405/404 405/404 405/404 405/404 405/404 405/404 405/302 405/302 405/404 405/404
"""  # noqa: E501  a table is read across


@dataclass(frozen=True)
class Row:
    """One address: its name, what it is about, and per role the answers to GET and POST."""

    name: str
    about: tuple[str, ...]
    answers: dict[str, tuple[str, str]]

    @property
    def is_personal_link(self) -> bool:
        """Whoever holds the link may see the page: its words say nothing of the role."""
        return self.name.startswith(("intervision:guest", "activities:guest", "together:guest", "groups:guest"))


def rows() -> Iterator[Row]:
    for line in TABLE.strip().splitlines()[1:]:
        cells = line.split()
        head, answers = cells[: -len(ROLES)], cells[-len(ROLES) :]
        both = [tuple(cell.split("/")) if "/" in cell else (cell, cell) for cell in answers]
        yield Row(head[0], tuple(head[1:]), dict(zip(ROLES, both, strict=True)))
