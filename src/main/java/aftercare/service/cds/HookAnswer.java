package aftercare.service.cds;

import java.util.Map;

/**
 * What an EHR gets where it asked for cards.
 *
 * @param cards as JSON
 * @param headers that say more, such as when to try again
 */
record HookAnswer(String cards, Map<String, String> headers) {

    HookAnswer {
        headers = Map.copyOf(headers);
    }
}
