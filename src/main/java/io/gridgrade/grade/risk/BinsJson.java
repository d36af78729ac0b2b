package io.gridgrade.grade.risk;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.binning.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The table of a variable's bins as it is kept with the model; it reads back as the same bins. */
final class BinsJson {
    private BinsJson() {}

    static List<Map<String, Object>> of(EvidenceTerm term) {
        List<Bin> bins = term.table();
        return IntStream.range(0, bins.size())
                .mapToObj(place -> {
                    Bin bin = bins.get(place);
                    Map<String, Object> kept = new TreeMap<>();
                    kept.put("kind", bin.kind().name().toLowerCase(Locale.ROOT));
                    if (bin.kind() == Bin.Kind.NUMBERS) {
                        // The first has no beginning.
                        kept.put("from", Double.isInfinite(bin.from()) ? null : bin.from());
                    }
                    if (bin.kind() == Bin.Kind.SPECIAL) {
                        kept.put("value", bin.from());
                    }
                    if (bin.kind() == Bin.Kind.TEXTS) {
                        kept.put("texts", bin.texts());
                    }
                    kept.put("goods", bin.counts().goods());
                    kept.put("defaults", bin.counts().defaults());
                    kept.put("evidence_thousandths", bin.thousandths());
                    kept.put("points", term.points(place));
                    return kept;
                })
                .toList();
    }

    static Bins read(JsonNode bins) {
        return new Bins(readBins(bins));
    }

    static List<Bin> readBins(JsonNode bins) {
        List<Bin> read = new ArrayList<>();
        for (JsonNode bin : bins) {
            Bin.Kind kind = Bin.Kind.valueOf(bin.get("kind").asText().toUpperCase(Locale.ROOT));
            Double from = null;
            if (kind == Bin.Kind.NUMBERS) {
                from = bin.get("from").isNull()
                        ? Double.NEGATIVE_INFINITY
                        : bin.get("from").asDouble();
            }
            if (kind == Bin.Kind.SPECIAL) {
                from = bin.get("value").asDouble();
            }
            List<String> texts = new ArrayList<>();
            if (bin.has("texts")) {
                bin.get("texts").forEach(text -> texts.add(text.asText()));
            }
            read.add(new Bin(
                    kind,
                    from,
                    texts,
                    new Counts(bin.get("goods").asLong(), bin.get("defaults").asLong()),
                    bin.get("evidence_thousandths").asInt()));
        }
        return read;
    }
}
