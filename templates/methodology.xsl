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
    <p>Each source of a law or a clause shows its class, best first: official text, copy of an official text, secondary source, memory; and whether the author read it there. What rests on memory alone is to be read as unsourced.</p>
  </section>

  <section class="prose" aria-labelledby="applies">
    <h2 id="applies">Who is bound</h2>
    <p>A law binds those who hold its roles. A service holds a role only where that is recorded, with sources and a confidence, or where it follows from a narrower role that is recorded. Roles that people hold when they use a service bind them and not the platform; whether the document is a contract with such people is recorded too.</p>
    <p>Conditions and exceptions are tested against recorded facts. The answer is yes, no, or not determined; in the last case the page lists what would settle it.</p>
  </section>

  <section class="prose" aria-labelledby="dates">
    <h2 id="dates">Dates</h2>
    <p>A date may be a day, a month, a year, unknown, or “not before” a date. Comparisons are three-valued: 2024 lies before 2 August 2026 although its day is not known; 2026 does not lie surely before or after it. Intervals begin with the first day on which something holds and end with the first day on which it no longer does.</p>
    <p>The law as of a day is the law valid on that day as far as it had been adopted by then. A statute counts as adopted on its signature or vote; where that is not recorded, on its publication; else on the day it takes effect. A page prints the interval of days for which its statements hold. Where the sources of a law were last read before the day, the overview and this page say so.</p>
  </section>

  <section class="prose" aria-labelledby="flags">
    <h2 id="flags">Jurisdiction flags</h2>
    <p>A place is flagged once, at the level of the law’s own jurisdiction, when the document governs people there and a mapped obligation or prohibition of that place binds the platform or people who use the service. Definitions, immunities, permissions and exemptions flag nothing. A union’s flag is not copied onto its members, nor a country’s onto its parts.</p>
    <p>For one obligation the first line that holds gives the state:</p>
    <ol class="rules">
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'none'"/></xsl:call-template><xsl:text> </xsl:text>It does not apply; it does not concern the clause; the document governs nobody in the place; it is proposed, repealed or expired; it takes effect beyond the horizon<xsl:if test="r:build/r:horizon"> of <xsl:value-of select="r:build/r:horizon"/> days</xsl:if>; or it is a directive, which binds through national law that is not mapped.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'challenged'"/></xsl:call-template><xsl:text> </xsl:text>It is enjoined, stayed or held invalid and not repealed, or in force and under challenge.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'conditional'"/></xsl:call-template><xsl:text> </xsl:text>Whether it applies, whether a grace runs, when it begins, or whether the document governs people there is not determined. The page lists what is needed.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'upcoming'"/></xsl:call-template><xsl:text> </xsl:text>It is adopted and begins within the horizon, or a grace runs for this service. The page gives the date.</li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'active'"/></xsl:call-template><xsl:text> </xsl:text>It is in force for those it binds.</li>
    </ol>
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
    <p>Each rating names its bearer: the platform, the business customer that builds on it, or the user.</p>
  </section>

  <xsl:apply-templates select="r:rating"/>
  <xsl:if test="not(r:rating)"><p class="none">This project has no rating; nothing is rated.</p></xsl:if>

  <section class="prose" aria-labelledby="not-rated">
    <h2 id="not-rated">What is not rated</h2>
    <p>With the reason shown: an obligation that does not apply or for which that is undetermined; that is out of the document’s reach; that is proposed, held invalid, impeded for this platform, repealed or expired, or whose force is not known; a permission, exemption, definition or immunity; a directive whose transposition is not mapped; a duty whose sanction is not mapped or not ranked; a mapping that records that the obligation does not concern the clause; and a clause that tries to shift a duty while it is not recorded what a contract can do about it.</p>
  </section>

  <section class="prose" aria-labelledby="discharge">
    <h2 id="discharge">When a clause is said not to relieve a platform</h2>
    <p>The sentence appears only where all of this holds: the clause tries to shift the duty; the document governs people in the place; the obligation binds a role the service holds, applies to it, and is in force for it on the day with no grace running; and a contract cannot move the duty, or a statute declares such terms void. Where the words were inferred it reads “would not, if it reads as inferred”; where they were seen second-hand it does not appear.</p>
    <p>It does not say that the clause is invalid. Between the parties it may allocate cost.</p>
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
          <tr>
            <th scope="row"><xsl:apply-templates select="r:position" mode="term"/></th>
            <xsl:for-each select="r:exposure/r:band">
              <xsl:variable name="column" select="position()"/>
              <xsl:variable name="consequence"><xsl:apply-templates select="$consequences[$column]/r:consequence" mode="term"/></xsl:variable>
              <td data-label="{$consequence}"><xsl:apply-templates select="." mode="mark"/></td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:report" mode="record">
  <xsl:apply-templates select="r:build"/>
</xsl:template>

</xsl:stylesheet>
