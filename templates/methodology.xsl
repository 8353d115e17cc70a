<?xml version="1.0" encoding="UTF-8"?>
<!-- How everything computed comes about; the rating's rule is printed whole. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Methodology</xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="prose" aria-labelledby="claims">
    <h2 id="claims">What is claimed, and what is not</h2>
    <p>A page states what a document says, which obligations of law a clause touches, whether each of them applies and is in force, and which exposure a fixed rule indicates. Each statement is narrow and names what it rests on. Where something is not known, that is the value shown; no default stands in for it.</p>
    <p>Nothing here decides whether a clause is valid, whether a company keeps the law, or what a court would hold.</p>
  </section>

  <section class="prose" aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    <p>Each clause says how its words were seen:</p>
    <dl>
      <xsl:call-template name="define"><xsl:with-param name="word" select="'verbatim'"/><xsl:with-param name="of" select="'seen'"/></xsl:call-template>
      <xsl:call-template name="define"><xsl:with-param name="word" select="'second-hand'"/><xsl:with-param name="of" select="'seen'"/></xsl:call-template>
      <xsl:call-template name="define"><xsl:with-param name="word" select="'inferred'"/><xsl:with-param name="of" select="'seen'"/></xsl:call-template>
    </dl>
    <p>Each excerpt has a state of its own; a clause has the weakest of its excerpts’. Where the page of a law quotes its words, they have the same states, by captures of the law:</p>
    <dl>
      <dt>verified</dt><dd>It was found in a hashed capture of the document that is a part of this project.</dd>
      <dt>recorded</dt><dd>It was found in a hashed capture of an archive. The lock file of the document records where, with commit, digest and byte offsets; whoever has a clone of the archive can verify it again.</dd>
      <dt>attested</dt><dd>A person checked it against an archive that is not shipped with this site, on the day shown.</dd>
      <dt>second-hand</dt><dd>Another publisher quotes it; the document was not seen.</dd>
      <dt>unobservable</dt><dd>The text at hand is cut off. That a passage is not in it says nothing of the document.</dd>
      <dt>unverified</dt><dd>No check is recorded.</dd>
    </dl>
    <p>An excerpt is found where it stands exactly, after one stated normalisation (version 1): Unicode composed (NFC, never NFKC, which rewrites superscripts, fractions and footnote marks); Markdown images left out, links reduced to their text, the marks of emphasis, headings, quotations, lists, tables and thematic breaks left out, hyphens inside words kept; typographic quotation marks, apostrophes, dashes and the ellipsis written plainly; soft hyphens and zero-width characters left out; white space folded. Upper and lower case count for excerpts; for comparing captures they do not.</p>
    <p>“[…]” joins passages of one section in their order; how much is left out is shown. A translation is labelled and is never verbatim.</p>
    <p>Each source of a law or a clause shows its class, best first: official text, copy of an official text, secondary source, memory; and whether the author read it there. What rests on memory alone is to be read as unsourced.</p>
  </section>

  <section class="prose" aria-labelledby="applies">
    <h2 id="applies">Who is bound</h2>
    <p>A law binds those who hold its roles. A service holds a role only where that is recorded, with sources and a confidence, or where it follows from a narrower role that is recorded. Roles that people hold when they use a service bind them and not the platform; whether the document is a contract with such people is recorded too.</p>
    <p>Conditions and exceptions are tested against recorded facts. The answer is yes, no, or not determined; in the last case the page lists what would settle it.</p>
    <p>A law applies to a service where at least one of its duties mapped here binds the service, or people who use it: people whose contract a document is recorded to be, where that document governs people in the place of the law. The two are counted apart. It does not apply, as mapped, where none of its duties does; else it is not determined. A law of which no duty is mapped is not counted. Time is not asked here: how many of those that apply have a duty in force on the day stands beside.</p>
  </section>

  <section class="prose" aria-labelledby="dates">
    <h2 id="dates">Dates</h2>
    <p>A date may be a day, a month, a year, unknown, or “not before” a date. Comparisons are three-valued: 2024 lies before 2 August 2026 although its day is not known; 2026 does not lie surely before or after it. Intervals begin with the first day on which something holds and end with the first day on which it no longer does.</p>
    <p>An obligation may have other wordings for intervals of days; the one adopted and in its interval on the day is what a page states, with the instrument that brought it.</p>
    <p>The law as of a day is the law valid on that day as far as it had been adopted by then. A statute counts as adopted on its signature or vote; where that is not recorded, on its publication; else on the day it takes effect. A page prints the interval of days for which its statements hold. Where the sources of a law were last read before the day, the overview and this page say so.</p>
  </section>

  <section class="prose" aria-labelledby="force">
    <h2 id="force">Force</h2>
    <p>For one obligation, one service and one day, with the event or ruling it rests on:</p>
    <dl>
      <dt>proposed</dt><dd>Not adopted by the day.</dd>
      <dt>adopted, not yet applicable</dt><dd>Adopted; the day from which it applies is ahead.</dd>
      <dt>in force</dt><dd>It applies. Where a grace runs for the service, the page says until when and for whom.</dd>
      <dt>in force, challenged</dt><dd>A court was asked to set it aside, or a ruling was made of which it is not known whether it reaches this platform.</dd>
      <dt>impeded</dt><dd>Enjoined or stayed for this platform. On the page of a law, where no platform is asked about: for those the ruling names. A ruling between named parties holds for others only where that is recorded; where it is not, it is not known.</dd>
      <dt>held invalid</dt><dd>A court held it invalid, at the instance shown; it was not repealed.</dd>
      <dt>repealed, expired</dt><dd>It ended on a day by the event shown.</dd>
      <dt>not known</dt><dd>The dates recorded do not decide it.</dd>
    </dl>
    <p>A case, guidance, code of practice, standard, bill or order is not law itself. It can explain, challenge, impede or settle an obligation; it is never rated or searched for, and a ruling on a motion is not a holding. An open question of law is shown with its positions and no answer.</p>
  </section>

  <section class="prose" aria-labelledby="flags">
    <h2 id="flags">Jurisdiction flags</h2>
    <p>A place is flagged once, at the level of the law’s own jurisdiction, when the document governs people there and a mapped obligation or prohibition of that place binds the platform or people who use the service. Definitions, immunities, permissions and exemptions flag nothing. A union’s flag is not copied onto its members, nor a country’s onto its parts.</p>
    <p>For one obligation the first line that holds gives the state:</p>
    <ol class="rules">
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'none'"/></xsl:call-template><xsl:text> </xsl:text>It does not apply; it does not concern the clause; the document governs nobody in the place; it is proposed, repealed or expired; it takes effect beyond the horizon<xsl:if test="r:build/r:horizon"> of <xsl:value-of select="r:build/r:horizon"/> days</xsl:if>; or it is a directive, which binds through national law that is not mapped.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'challenged'"/></xsl:call-template><xsl:text> </xsl:text>It is enjoined, stayed or held invalid and not repealed, or in force and under challenge.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'conditional'"/></xsl:call-template><xsl:text> </xsl:text>Whether it applies, whether a grace runs, when it begins, or whether the document governs people there is not determined; or what is recorded of it rests on memory alone. The page lists what is needed.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'upcoming'"/></xsl:call-template><xsl:text> </xsl:text>It is adopted and begins within the horizon, or a grace runs for this service. The page gives the date.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'active'"/></xsl:call-template><xsl:text> </xsl:text>It is in force for those it binds.</li>
    </ol>
    <p><xsl:call-template name="state"><xsl:with-param name="word" select="'watch'"/></xsl:call-template> is an author’s own flag with its reason. Where something is computed for the place, the reason stands beside that and changes nothing of it.</p>
    <p>Where a clause touches several obligations of one place, the place shows the most definite of their states, in the order active, upcoming, challenged, conditional, and lists each obligation with its own.</p>
  </section>

  <section class="prose" aria-labelledby="exposure">
    <h2 id="exposure">Exposure</h2>
    <p>Two values stand side by side. <em>Indicated</em> exposure comes from the rule below alone. <em>Assessed</em> exposure is a person’s judgement, with a name, a capacity and a reason; where there is one it leads, and a difference is shown.</p>
    <p>The indicated band is looked up from two things: the clause’s position towards the duty, and the consequence the law attaches to a breach of the duty.</p>
    <dl>
      <dt>meets</dt><dd>The mapping says that the clause satisfies the duty or goes beyond it.</dd>
      <dt>neutral</dt><dd>The clause supports, precedes or discloses the duty, bears on it, or relies on it; or it tries to shift the duty where the law lets a contract do so under a condition, and the condition is met.</dd>
      <dt>does not discharge</dt><dd>The clause tries to shift the duty, save where the line above or below holds. Where the law sets a condition and it is not known whether it is met, nothing is rated.</dd>
      <dt>conflicts</dt><dd>The clause is contrary to the duty, or it tries to shift a duty where a statute declares such terms void.</dd>
    </dl>
    <p>What qualifies a rating stands beside its band: how the words were seen, the confidence and review of the mapping, whether the effect on contracts is analysis, and timing. Qualifiers never lower a band: uncertainty is no relief.</p>
    <p>Where an adopted event of the law falls within the horizon (a start or an end, a grace or a ruling that ends, other wording, a role bound from a day on), the mappings to the obligation carry the mark “law changes” with the day. Where a law is amended and no version of the duty is recorded from that day, the mark says so; whether the duty changes is then not known. What was adopted after the day that the site is for is not announced.</p>
    <p>Each rating names its bearer: the platform, the business customer that builds on it, or the user.</p>
  </section>

  <xsl:apply-templates select="r:rating"/>
  <xsl:if test="not(r:rating)"><p class="none">This project has no rating; nothing is rated.</p></xsl:if>

  <section class="prose" aria-labelledby="not-rated">
    <h2 id="not-rated">What is not rated</h2>
    <p>With the reason shown: an obligation that does not apply or for which that is undetermined; that is out of the document’s reach; that is proposed, held invalid, impeded for this platform, repealed or expired, or whose force is not known; a permission, exemption, definition or immunity; a directive whose transposition is not mapped; a duty whose sanction is not mapped or not ranked; a mapping that records that the obligation does not concern the clause; and a clause that tries to shift a duty while it is not recorded what a contract can do about it.</p>
  </section>

  <section class="prose" aria-labelledby="coverage">
    <h2 id="coverage">Coverage</h2>
    <p>Each obligation and prohibition that binds somebody is held against each service of each platform. The first line that holds gives its state:</p>
    <ol class="rules">
      <li><strong>A clause is mapped to it:</strong> a clause of the platform says something of it, whatever that is.</li>
      <li><strong>Does not apply:</strong> it does not bind the platform through this service.</li>
      <li><strong>Not determined:</strong> whether it applies, is in force or is in a grace is not known.</li>
      <li><strong>Not in force for the service on the day:</strong> not yet, no longer, impeded, held invalid, or with a grace running.</li>
      <li><strong>Not assessable from documents: it would show elsewhere:</strong> keeping it would show in a product, a filing or internal records, or it is not recorded where.</li>
      <li><strong>Not found in the documents read:</strong> documents of the platform were read whole for it, and the record says that nothing was found.</li>
      <li><strong>Not assessable from documents: no search for it is recorded.</strong></li>
    </ol>
    <p>None of these says whether a duty is kept.</p>
  </section>

  <section class="prose" aria-labelledby="comparison">
    <h2 id="comparison">Comparison and prevalence</h2>
    <p>A clause is compared with clauses of the same category, of other platforms that offer the same kind of service; a clause of another kind is shown only with an author’s reason. With whom each contract is made and how its words were seen stand beside it. Where there are more than are shown, the page says how many.</p>
    <p>How common a category is stands in three numbers: platforms that have such a clause, platforms whose documents were read for it without finding one, and platforms not reviewed. A platform counts once, by all its documents. A share is given from ten reviewed platforms up.</p>
  </section>

  <section class="prose" aria-labelledby="change">
    <h2 id="change">Change</h2>
    <p>Two captures of a document or law that differ were captured differently; that the platform changed the document, or that the law changed, is not said. The class tells what differs: nothing, form only, dates only, numbers, wording, or a return to an earlier text. Better or worse for the user is a person’s judgement with a capacity and a reason, or is left blank.</p>
  </section>

  <section class="prose" aria-labelledby="audience">
    <h2 id="audience">Audience</h2>
    <p>Every unit and field is public, internal or privileged. A site is built for one audience, the public where nothing else was asked for, and the rest is left out of all of it. Due-diligence items, the reasons for an assessed value and the names of reviewers are not public unless they are marked so.</p>
  </section>

  <section class="prose" aria-labelledby="discharge">
    <h2 id="discharge">When a clause is said not to relieve a platform</h2>
    <p>The sentence appears only where all of this holds: the clause tries to shift the duty; the document governs people in the place; the obligation binds a role the service holds, applies to it, and is in force for it on the day with no grace running; and a contract cannot move the duty, or a statute declares such terms void. Where the words were inferred it reads “would not, if it reads as inferred”; where they were seen second-hand, could not be observed or were not verified, it does not appear.</p>
    <p>It does not say that the clause is invalid. Between the parties it may allocate cost.</p>
  </section>

  <section class="prose" aria-labelledby="editions">
    <h2 id="editions">Editions and corrections</h2>
    <p>Every build is an edition. Its id follows from the files it was made from, the day, the audience and the version of regc, so the same input has the same id. Where a build was held against an earlier edition, a page lists each mapping of which something else is said, or which rests on something recorded otherwise, with what was found to differ beneath it: the law, the words of the clause or what captures hold of them, recorded facts, the mapping, its review, the rule of exposure, the day, or a correction. More than one can be named, and that one of them alone would have made the difference is not said. Where none was found, the cause is said not to be traced.</p>
    <p>What did not hold stays listed under <a href="{$root}corrections.html">Corrections</a>, with what is said now and why.</p>
  </section>

  <section class="prose" aria-labelledby="counts">
    <h2 id="counts">Counts</h2>
    <p>Summaries are counts by band, with what was not rated and the number they are out of. They are never a maximum, never an average and never a ranking: a platform with more mapped clauses has been read more closely, no more.</p>
  </section>
</xsl:template>

<!-- a word of the catalogue with its statement -->
<xsl:template name="define">
  <xsl:param name="word"/>
  <xsl:param name="of"/>
  <dt><xsl:call-template name="term"><xsl:with-param name="word" select="$word"/></xsl:call-template></dt>
  <dd><xsl:call-template name="term"><xsl:with-param name="word" select="$word"/><xsl:with-param name="of" select="$of"/></xsl:call-template></dd>
</xsl:template>

<xsl:template name="state">
  <xsl:param name="word"/>
  <span class="mark state-{$word}">
    <xsl:call-template name="term"><xsl:with-param name="word" select="$word"/><xsl:with-param name="of" select="'state'"/></xsl:call-template>
  </span>
</xsl:template>

<xsl:template match="r:rating">
  <section aria-labelledby="rule">
    <h2 id="rule">The rule: <xsl:value-of select="r:title"/></h2>
    <xsl:apply-templates select="r:description" mode="prose"/>
    <h3>Consequences</h3>
    <p>A sanction is in the lowest band that holds it. Figures are ceilings, each the highest that its band holds; currencies are ranked apart and never converted. What exceeds the last ceiling given is in the band above it. Where a sanction has both an amount and a share, the graver of the two counts, unless the law says that the lower one does; a class of offence counts beside them, and the gravest leads. A kind of sanction counts where there are no figures and no class. Where several sanctions are mapped to an obligation, the gravest counts.</p>
    <xsl:apply-templates select="r:consequences"/>
    <h3>Matrix</h3>
    <xsl:apply-templates select="r:matrix"/>
  </section>
</xsl:template>

<xsl:template match="r:consequences">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr><th scope="col">Consequence</th><th scope="col">Amounts up to</th><th scope="col">Share up to</th><th scope="col">Classes of offence</th><th scope="col">Kinds of sanction</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:consequence">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:consequence" mode="term"/></th>
            <td data-label="Amounts up to"><xsl:apply-templates select="r:amounts" mode="value"/><xsl:if test="not(r:amounts)">none given</xsl:if></td>
            <td data-label="Share up to"><xsl:apply-templates select="r:share" mode="value"/><xsl:if test="not(r:share)">none given</xsl:if></td>
            <td data-label="Classes of offence">
              <xsl:for-each select="r:classes/r:class">
                <xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'offence'"/></xsl:apply-templates>
              </xsl:for-each>
              <xsl:if test="not(r:classes)">none given</xsl:if>
            </td>
            <td data-label="Kinds of sanction">
              <xsl:for-each select="r:types/r:type">
                <xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'sanction'"/></xsl:apply-templates>
              </xsl:for-each>
              <xsl:if test="not(r:types)">none given</xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- the columns are the consequences in their order -->
<xsl:template match="r:matrix">
  <xsl:variable name="consequences" select="../r:consequences/r:consequence"/>
  <div class="wide">
    <table class="stack matrix">
      <thead>
        <tr>
          <th scope="col">Position</th>
          <xsl:for-each select="$consequences"><th scope="col"><xsl:apply-templates select="r:consequence" mode="term"/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:row">
          <xsl:variable name="reasons" select="r:reasons/r:reason"/>
          <tr>
            <th scope="row"><xsl:apply-templates select="r:position" mode="term"/></th>
            <xsl:for-each select="r:exposure/r:band">
              <xsl:variable name="column" select="position()"/>
              <xsl:variable name="consequence"><xsl:apply-templates select="$consequences[$column]/r:consequence" mode="term"/></xsl:variable>
              <td data-label="{$consequence}">
                <xsl:apply-templates select="." mode="mark"/>
                <xsl:if test="$reasons[$column]"><p class="note"><xsl:value-of select="$reasons[$column]"/></p></xsl:if>
              </td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:report" mode="record">
  <xsl:apply-templates select="r:topics/r:topic"/>
  <xsl:apply-templates select="r:build"/>
</xsl:template>

<xsl:template match="r:topic">
  <section aria-labelledby="sources">
    <h2 id="sources">Sources</h2>
    <p>
      <xsl:text>Each law, clause, role and fact shows its own sources, with their class and whether they were read there. A rule of law has those of its law where it gives none of its own. </xsl:text>
      <xsl:apply-templates select="r:says" mode="sentences"/>
    </p>
    <xsl:call-template name="source-classes"/>
    <p><a href="{$root}questions.html#topic.sources">When they were last read</a>, and <a href="{$root}questions.html">what else is open</a>.</p>
  </section>
</xsl:template>

<xsl:template match="r:build">
  <section class="record" aria-labelledby="build">
    <h2 id="build">Record of the build</h2>
    <dl>
      <xsl:apply-templates select="r:as-of|r:edition|r:since|r:horizon|r:version" mode="row"/>
      <dt>Made from</dt>
      <dd>the files that <a href="{$root}manifest.json">manifest.json</a> names, with the SHA-256 of each and of every file of this site</dd>
    </dl>
    <xsl:if test="r:checks/r:reason">
      <h3>Laws whose sources were last read before the day</h3>
      <xsl:apply-templates select="r:checks" mode="reasons"/>
    </xsl:if>
  </section>
</xsl:template>

</xsl:stylesheet>
