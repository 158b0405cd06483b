import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Each PDF named held against PDF/UA-1 by veraPDF; each that fails is told with its reasons: `make verapdf`. */
public class VeraPdf {
  public static void main(String[] paths) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    int failing = 0;
    for (String path : paths) {
      Map<String, Integer> reasons = reasons(path);
      failing += reasons.isEmpty() ? 0 : 1;
      reasons.forEach((reason, times) -> System.out.println(path + ": " + reason + " (" + times + " times)"));
    }
    System.out.println(paths.length + " PDFs, " + (paths.length - failing) + " keep PDF/UA-1, says veraPDF.");
    System.exit(Math.min(failing, 1));
  }

  /** What a PDF breaks: the clause, the rule and how often. */
  private static Map<String, Integer> reasons(String path) throws Exception {
    Map<String, Integer> found = new TreeMap<>();
    try (var file = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String clause = assertion.getRuleId().getClause() + ":" + assertion.getRuleId().getTestNumber();
          found.merge(clause + " " + assertion.getMessage(), 1, Integer::sum);
        }
      }
    }
    return found;
  }
}
