<?xml version="1.0" encoding="UTF-8"?>
<!-- A clause, read from the top: what is flagged and rated, what it says, what the law makes of it under each
     heading a reader comes with, and at the end on what every result rests. Each fact stands in one place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:evidence.xsl"/>

<!-- An outcome is one mapping for one service; those of a mapping follow each other, and the first of them
     ("head") stands for what does not turn on the service. -->
<xsl:variable name="outcomes" select="/r:report/r:outcomes/r:outcome"/>
<xsl:variable name="heads" select="$outcomes[r:service/@ref = $outcomes[1]/r:service/@ref]"/>
<xsl:variable name="each" select="count($outcomes) div count($heads)"/>
<xsl:variable name="services" select="$each &gt; 1"/>
<xsl:variable name="inferred" select="/r:report/r:provision/r:basis = 'inferred'"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:if test="r:provision/r:locator"><xsl:value-of select="r:provision/r:locator"/> of </xsl:if>
    <xsl:apply-templates select="r:context/r:document" mode="value"/>
    <xsl:if test="r:context/r:version">, version <xsl:apply-templates select="r:context/r:version" mode="value"/></xsl:if>
    <xsl:if test="r:context/r:operator">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="r:context/r:operator"/>
    </xsl:if>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="glance" aria-labelledby="glance">
    <h2 id="glance">At a glance</h2>
    <h3>Jurisdictions</h3>
    <xsl:apply-templates select="r:flags"/>
    <h3>Exposure</h3>
    <xsl:apply-templates select="r:exposure"/>
  </section>
  <xsl:apply-templates select="r:provision"/>
  <xsl:call-template name="landscape"/>
  <xsl:if test="$outcomes"><xsl:call-template name="governance"/></xsl:if>
  <xsl:if test="$outcomes or r:provision/r:contracts"><xsl:call-template name="contract"/></xsl:if>
  <xsl:if test="$outcomes or r:provision/r:enforcement-risk"><xsl:call-template name="enforcement"/></xsl:if>
  <xsl:if test="$outcomes or r:provision/r:considerations"><xsl:call-template name="considerations"/></xsl:if>
  <xsl:apply-templates select="r:provision/r:due-diligence"/>
  <xsl:apply-templates select="r:comparison"/>
  <xsl:if test="$outcomes/r:chain/r:step"><xsl:call-template name="chains"/></xsl:if>
</xsl:template>

<!-- ======== at a glance ======== -->

<!-- counsel's value leads, with who said so and why; what the matrix indicates stands beside it -->
<xsl:template match="r:exposure">
  <xsl:variable name="assessed" select="/r:report/r:provision/r:assessed"/>
  <div class="exposure">
    <xsl:if test="$assessed">
      <div class="assessed">
        <h4>Assessed</h4>
        <p class="value"><xsl:apply-templates select="$assessed/r:exposure" mode="mark"/></p>
        <xsl:for-each select="$assessed"><p>By <xsl:call-template name="signed"/></p></xsl:for-each>
        <xsl:apply-templates select="$assessed/r:reason" mode="prose"/>
        <xsl:apply-templates select="$assessed/r:sources" mode="value"/>
      </div>
    </xsl:if>
    <div class="indicated">
      <h4>Indicated by the matrix</h4>
      <p class="value"><xsl:apply-templates select="r:tally" mode="value"/></p>
      <xsl:if test="$outcomes">
        <p>
          <xsl:text>One rating a mapping and service, by the published rule; each with its reasons </xsl:text>
          <a href="#governance">below</a>
          <xsl:text>.</xsl:text>
        </p>
      </xsl:if>
      <xsl:apply-templates select="r:remarks" mode="reasons"><xsl:with-param name="class" select="'remarks'"/></xsl:apply-templates>
    </div>
  </div>
</xsl:template>

<!-- ======== the clause ======== -->

<xsl:template match="r:provision">
  <section aria-labelledby="says">
    <h2 id="says">What it says</h2>
    <p class="basis basis-{r:basis}">
      <xsl:apply-templates select="r:basis" mode="term"><xsl:with-param name="of" select="'seen'"/></xsl:apply-templates>
      <!-- each excerpt has its own state; without one the clause has -->
      <xsl:if test="not(r:excerpts) and not($inferred) and /r:report/r:evidence/@state != r:basis">
        <xsl:text> Evidence: </xsl:text>
        <xsl:apply-templates select="/r:report/r:evidence/@state" mode="term"><xsl:with-param name="of" select="'evidence'"/></xsl:apply-templates>
        <xsl:text>.</xsl:text>
      </xsl:if>
    </p>
    <xsl:apply-templates select="r:summary" mode="prose"/>
    <xsl:if test="not($inferred)">
      <xsl:apply-templates select="r:excerpts/r:excerpt">
        <xsl:with-param name="of" select="/r:report/r:context/r:document"/>
        <xsl:with-param name="evidence" select="/r:report/r:evidence"/>
      </xsl:apply-templates>
    </xsl:if>
  </section>
  <xsl:if test="r:matters">
    <section aria-labelledby="matters">
      <h2 id="matters">Why it matters</h2>
      <xsl:apply-templates select="r:matters" mode="prose"/>
    </section>
  </xsl:if>
  <xsl:if test="r:impact">
    <section aria-labelledby="impact">
      <h2 id="impact">What it means for consumers</h2>
      <xsl:apply-templates select="r:impact" mode="prose"/>
    </section>
  </xsl:if>
  <xsl:if test="r:note or r:counsel or r:divergences">
    <section aria-labelledby="read">
      <h2 id="read">How it is read</h2>
      <xsl:apply-templates select="r:note" mode="prose"/>
      <xsl:if test="r:counsel">
        <h3>Note to counsel, privileged</h3>
        <xsl:apply-templates select="r:counsel" mode="prose"/>
      </xsl:if>
      <xsl:apply-templates select="r:divergences"/>
    </section>
  </xsl:if>
</xsl:template>

<!-- where a published analysis is not borne out, the map says so and keeps to the sources -->
<xsl:template match="r:divergences">
  <h3>Where a published analysis differs from the sources</h3>
  <dl>
    <xsl:for-each select="r:divergence">
      <dt><xsl:value-of select="concat(r:by, ' says: ', r:says)"/></dt>
      <dd>
        <xsl:apply-templates select="r:instead" mode="prose"/>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </dd>
    </xsl:for-each>
  </dl>
</xsl:template>

<!-- ======== what the law makes of it ======== -->

<xsl:template match="r:outcome" mode="anchor">
  <xsl:value-of select="translate(substring-after(r:obligation/@ref, ':'), '/', '.')"/>
  <!-- an obligation mapped twice -->
  <xsl:variable name="again" select="count(preceding-sibling::r:outcome[r:obligation/@ref = current()/r:obligation/@ref and r:service/@ref = current()/r:service/@ref])"/>
  <xsl:if test="$again"><xsl:value-of select="concat('.', $again + 1)"/></xsl:if>
</xsl:template>

<!-- the article that a row is about, and where that matters the service -->
<xsl:template match="r:outcome" mode="row-head">
  <xsl:param name="service" select="$services"/>
  <xsl:variable name="anchor"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <dt>
    <a href="#{$anchor}">
      <xsl:if test="r:citation"><xsl:apply-templates select="." mode="article"/></xsl:if>
      <xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if>
    </a>
    <xsl:if test="$service">, <xsl:value-of select="r:service"/></xsl:if>
  </dt>
</xsl:template>

<xsl:template name="landscape">
  <section aria-labelledby="landscape">
    <h2 id="landscape">Regulatory landscape</h2>
    <xsl:apply-templates select="r:provision/r:landscape" mode="prose"/>
    <xsl:if test="not($outcomes)"><p class="none">No obligation is mapped to this clause.</p></xsl:if>
    <xsl:if test="$heads[2]"><xsl:call-template name="mappings"/></xsl:if>
    <xsl:apply-templates select="$heads"/>
  </section>
</xsl:template>

<!-- all of them at a glance; each leads to its own part below -->
<xsl:template name="mappings">
  <div class="wide">
    <table class="stack">
      <caption>Mappings, one a row; force and flag are those of the day</caption>
      <thead>
        <tr>
          <th scope="col">Article</th>
          <xsl:if test="$services"><th scope="col">Service</th></xsl:if>
          <th scope="col">Place</th><th scope="col">The clause</th><th scope="col">Force</th><th scope="col">Flag</th><th scope="col">By contract</th><th scope="col">Exposure</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$outcomes">
          <xsl:variable name="anchor"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
          <tr>
            <th scope="row">
              <a href="#{$anchor}"><xsl:if test="r:citation"><xsl:apply-templates select="." mode="article"/></xsl:if><xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if></a>
            </th>
            <xsl:if test="$services"><td data-label="Service"><xsl:value-of select="r:service"/></td></xsl:if>
            <td data-label="Place"><xsl:apply-templates select="r:place" mode="value"/></td>
            <td data-label="The clause"><xsl:apply-templates select="r:relation" mode="term"/> it</td>
            <td data-label="Force"><xsl:apply-templates select="r:force/@state" mode="term"><xsl:with-param name="of" select="'force'"/></xsl:apply-templates></td>
            <td data-label="Flag"><xsl:apply-templates select="r:flag/@state" mode="mark"/></td>
            <td data-label="By contract">
              <xsl:choose>
                <xsl:when test="r:contract/r:effect"><xsl:apply-templates select="r:contract/r:effect" mode="term"/></xsl:when>
                <xsl:otherwise>not recorded</xsl:otherwise>
              </xsl:choose>
            </td>
            <td data-label="Exposure"><xsl:apply-templates select="r:indicated/@exposure" mode="mark"/><xsl:apply-templates select="r:indicated/r:qualifiers" mode="due"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:outcome">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <article class="outcome" aria-labelledby="{$id}">
    <h3 id="{$id}">
      <xsl:text>Under </xsl:text>
      <xsl:if test="r:citation">
        <xsl:apply-templates select="." mode="article"/>
        <xsl:text>: </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="r:obligation" mode="value"/>
    </h3>
    <p class="byline">
      <xsl:if test="r:deontic"><xsl:apply-templates select="r:deontic" mode="term"/> in </xsl:if>
      <xsl:apply-templates select="r:law" mode="value"/>
      <xsl:if test="r:place">, <xsl:apply-templates select="r:place" mode="value"/></xsl:if>
      <xsl:if test="r:version">
        <xsl:text>, as amended by </xsl:text>
        <xsl:value-of select="r:version/r:by"/>
        <xsl:if test="r:version/r:from"> from <xsl:apply-templates select="r:version/r:from" mode="value"/></xsl:if>
        <xsl:if test="r:version/r:until"> until <xsl:apply-templates select="r:version/r:until" mode="value"/></xsl:if>
      </xsl:if>
      <xsl:if test="not($services)">; for <xsl:apply-templates select="r:service" mode="value"/></xsl:if>
    </p>
    <dl>
      <xsl:apply-templates select="r:relation" mode="row"/>
      <xsl:if test="not($services)">
        <xsl:call-template name="standing"/>
        <xsl:apply-templates select="." mode="law-rows"/>
      </xsl:if>
    </dl>
    <xsl:if test="$services">
      <xsl:for-each select=".|following-sibling::r:outcome[position() &lt; $each]">
        <h4>For <xsl:apply-templates select="r:service" mode="value"/></h4>
        <dl><xsl:call-template name="standing"/></dl>
      </xsl:for-each>
      <h4>The law itself</h4>
      <dl><xsl:apply-templates select="." mode="law-rows"/></dl>
    </xsl:if>
  </article>
</xsl:template>

<!-- what turns on the service -->
<xsl:template name="standing">
  <xsl:apply-templates select="r:applies|r:force|r:flag|r:upcoming[r:reason]" mode="row"/>
</xsl:template>

<!-- what does not -->
<xsl:template match="r:outcome" mode="law-rows">
  <xsl:apply-templates select="r:exceptions|r:unsettled" mode="row"/>
  <xsl:apply-templates select="r:sources" mode="row"><xsl:with-param name="label" select="'law-sources'"/></xsl:apply-templates>
  <xsl:apply-templates select="r:source-confidence|r:checked" mode="row"/>
</xsl:template>

<xsl:template match="r:needs" mode="value"><xsl:apply-templates select="." mode="reasons"/></xsl:template>
<xsl:template match="r:upcoming[r:reason]" mode="value"><xsl:apply-templates select="." mode="due"/></xsl:template>

<!-- what is still needed stands among the considerations -->
<xsl:template match="r:outcome/r:flag" mode="value">
  <xsl:apply-templates select="@state" mode="mark"/>
  <xsl:text> </xsl:text>
  <xsl:apply-templates select="r:because[r:reason]" mode="sentences"/>
  <xsl:if test="r:needs/r:reason or ../r:applies/r:needs/r:reason">
    <xsl:text> </xsl:text>
    <a href="#considerations">What is to be settled</a>
  </xsl:if>
</xsl:template>

<xsl:template match="r:applies" mode="value">
  <xsl:text>The platform: </xsl:text>
  <xsl:apply-templates select="@platform" mode="term"><xsl:with-param name="of" select="'bound'"/></xsl:apply-templates>
  <xsl:text>. People who use the service: </xsl:text>
  <xsl:apply-templates select="@users" mode="term"><xsl:with-param name="of" select="'bound'"/></xsl:apply-templates>
  <xsl:text>.</xsl:text>
  <xsl:apply-templates select="r:because" mode="reasons"/>
</xsl:template>

<!-- the mapping itself: a person's or a program's claim, so it says which -->
<xsl:template match="r:relation" mode="value">
  <xsl:choose>
    <xsl:when test="$inferred">If it reads as inferred, it is mapped as a clause that </xsl:when>
    <xsl:otherwise>It is mapped as a clause that </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="." mode="term"/>
  <xsl:text> the duty. </xsl:text>
  <span class="rests">
    <xsl:text>Mapping: </xsl:text>
    <xsl:apply-templates select="../r:status" mode="term"/>
    <xsl:text>, </xsl:text>
    <xsl:apply-templates select="../r:method" mode="term"/>
    <xsl:text> work, confidence </xsl:text>
    <xsl:apply-templates select="../r:confidence" mode="term"/>
    <xsl:text>.</xsl:text>
  </span>
  <xsl:apply-templates select="../r:rationale" mode="prose"/>
</xsl:template>

<!-- the reasons from the clause to the band; what qualifies the band never lowers it -->
<xsl:template name="governance">
  <section aria-labelledby="governance">
    <h2 id="governance">Governance exposure</h2>
    <dl>
      <xsl:for-each select="$outcomes">
        <xsl:apply-templates select="." mode="row-head"/>
        <dd><xsl:apply-templates select="r:indicated" mode="value"/></dd>
      </xsl:for-each>
    </dl>
  </section>
</xsl:template>

<xsl:template match="r:indicated" mode="value">
  <xsl:apply-templates select="@exposure" mode="mark"/>
  <xsl:if test="@bearer"> borne by <xsl:apply-templates select="@bearer" mode="term"/></xsl:if>
  <xsl:apply-templates select="r:qualifiers" mode="due"/>
  <xsl:apply-templates select="r:because" mode="reasons"><xsl:with-param name="class" select="'chain'"/></xsl:apply-templates>
  <xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template>
  <xsl:if test="r:qualifiers/r:reason">
    <p class="beside">Beside the band, without changing it:</p>
    <xsl:apply-templates select="r:qualifiers" mode="reasons"><xsl:with-param name="class" select="'qualifiers'"/></xsl:apply-templates>
  </xsl:if>
</xsl:template>

<xsl:template name="contract">
  <section aria-labelledby="contract">
    <h2 id="contract">Contract and vendor implications</h2>
    <xsl:apply-templates select="r:provision/r:contracts" mode="prose"/>
    <xsl:for-each select="$outcomes/r:discharge[r:reason]">
      <p class="discharge"><xsl:apply-templates select="." mode="sentences"/></p>
    </xsl:for-each>
    <dl>
      <xsl:for-each select="$heads">
        <xsl:apply-templates select="." mode="row-head"><xsl:with-param name="service" select="false()"/></xsl:apply-templates>
        <dd>
          <xsl:apply-templates select="r:contract" mode="value"/>
          <xsl:if test="not(r:contract)">What a contract can do about the duty is not recorded.</xsl:if>
        </dd>
      </xsl:for-each>
      <xsl:apply-templates select="/r:report/r:context/r:entity|/r:report/r:context/r:governing-law|/r:report/r:context/r:governs|/r:report/r:context/r:user-classes" mode="row"/>
      <xsl:if test="not(/r:report/r:context/r:entity)"><dt>Contracting entity</dt><dd>not recorded</dd></xsl:if>
      <xsl:if test="not(/r:report/r:context/r:governing-law)"><dt>Governing law</dt><dd>not recorded</dd></xsl:if>
    </dl>
  </section>
</xsl:template>

<xsl:template name="enforcement">
  <section aria-labelledby="enforcement">
    <h2 id="enforcement">Enforcement risk</h2>
    <xsl:apply-templates select="r:provision/r:enforcement-risk" mode="prose"/>
    <xsl:if test="$outcomes">
      <p class="note">What the law provides for a breach, as recorded. How likely that is, is not assessed.</p>
      <dl>
        <xsl:for-each select="$heads">
          <xsl:apply-templates select="." mode="row-head"><xsl:with-param name="service" select="false()"/></xsl:apply-templates>
          <dd>
            <xsl:apply-templates select="r:enforcement" mode="value"/>
            <xsl:if test="not(r:enforcement)">not recorded</xsl:if>
          </dd>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </section>
</xsl:template>

<!-- the duty, and for each service what would settle whether it is owed -->
<xsl:template name="considerations">
  <section aria-labelledby="considerations">
    <h2 id="considerations">Compliance considerations</h2>
    <xsl:if test="r:provision/r:considerations">
      <ul class="considerations">
        <xsl:for-each select="r:provision/r:considerations/r:consideration"><li><xsl:apply-templates select="." mode="prose"/></li></xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:if test="$outcomes"><p class="note">Each duty in the words of the map’s author, with what is to be settled before it is known whether it is owed.</p></xsl:if>
    <dl>
      <xsl:for-each select="$heads">
        <xsl:apply-templates select="." mode="row-head"><xsl:with-param name="service" select="false()"/></xsl:apply-templates>
        <dd>
          <xsl:apply-templates select="r:duty" mode="value"/>
          <xsl:if test="r:evidenced-in"><p class="rests">Keeping it would show in: <xsl:apply-templates select="r:evidenced-in" mode="value"/>.</p></xsl:if>
          <xsl:for-each select=".|following-sibling::r:outcome[position() &lt; $each]">
            <!-- the flag's list holds what the question of who is bound needs, and more -->
            <xsl:variable name="needs" select="(r:flag/r:needs[r:reason]|r:applies[not(../r:flag/r:needs/r:reason)]/r:needs[r:reason])[1]"/>
            <xsl:if test="$needs">
              <div class="needs">
                <p>To be settled<xsl:if test="$services"> for <xsl:value-of select="r:service"/></xsl:if>:</p>
                <xsl:apply-templates select="$needs" mode="reasons"/>
              </div>
            </xsl:if>
          </xsl:for-each>
        </dd>
      </xsl:for-each>
    </dl>
  </section>
</xsl:template>

<!-- ======== beside the law ======== -->

<xsl:template match="r:due-diligence">
  <section aria-labelledby="diligence">
    <h2 id="diligence">Due diligence</h2>
    <xsl:call-template name="items"/>
  </section>
</xsl:template>

<xsl:template match="r:comparison">
  <section aria-labelledby="comparison">
    <h2 id="comparison">Comparison</h2>
    <xsl:choose>
      <xsl:when test="r:comparators/r:comparator">
        <p>
          <xsl:text>Clauses of the same category, of other platforms that offer the same kind of service; one of another kind says why it is here. </xsl:text>
          <xsl:apply-templates select="r:remarks[r:reason]" mode="sentences"/>
        </p>
        <xsl:call-template name="comparators"/>
      </xsl:when>
      <xsl:otherwise><p class="none">No clause of the same category is recorded for another platform with the same kind of service.</p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<xsl:template name="comparators">
  <xsl:variable name="why" select="r:comparators/r:comparator/r:why"/>
  <div class="wide">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Clause</th><th scope="col">Platform</th><th scope="col">Kind of service</th><th scope="col">A contract with</th><th scope="col">Evidence</th>
          <xsl:if test="$why"><th scope="col">Why it is here</th></xsl:if>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:comparators/r:comparator">
          <tr>
            <th scope="row">
              <xsl:apply-templates select="r:provision" mode="value"/>
              <xsl:if test="r:words">
                <blockquote>
                  <xsl:if test="r:language"><xsl:attribute name="lang"><xsl:value-of select="r:language"/></xsl:attribute></xsl:if>
                  <p><xsl:value-of select="r:words"/></p>
                </blockquote>
              </xsl:if>
            </th>
            <td data-label="Platform"><xsl:apply-templates select="r:platform" mode="value"/></td>
            <td data-label="Kind of service">
              <xsl:apply-templates select="r:service-kind" mode="term"/>
              <xsl:if test="not(r:service-kind)">see the platform</xsl:if>
            </td>
            <td data-label="A contract with">
              <xsl:call-template name="terms"><xsl:with-param name="words" select="r:user-classes"/><xsl:with-param name="of" select="'user-class'"/></xsl:call-template>
              <xsl:if test="not(r:user-classes)">not recorded</xsl:if>
            </td>
            <td data-label="Evidence"><xsl:apply-templates select="r:evidence" mode="term"><xsl:with-param name="of" select="'evidence-short'"/></xsl:apply-templates></td>
            <xsl:if test="$why">
              <td data-label="Why it is here"><xsl:value-of select="r:why"/><xsl:if test="not(r:why)">same category and kind</xsl:if></td>
            </xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== the chain ======== -->

<xsl:template name="chains">
  <section class="chains" aria-labelledby="chain">
    <h2 id="chain">Why: the chain</h2>
    <p class="note">From the words to the result: each step with its value, its reasons, and the file and line where what it says is written.</p>
    <xsl:for-each select="$outcomes[r:chain/r:step]">
      <details>
        <summary>
          <xsl:if test="r:citation">
            <xsl:apply-templates select="." mode="article"/>
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:value-of select="r:obligation"/>
          <xsl:if test="$services">, for <xsl:value-of select="r:service"/></xsl:if>
        </summary>
        <ol class="steps"><xsl:apply-templates select="r:chain/r:step"/></ol>
      </details>
    </xsl:for-each>
  </section>
</xsl:template>

<xsl:template match="r:step">
  <li>
    <strong><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'step'"/></xsl:apply-templates></strong>
    <xsl:if test="r:value">
      <xsl:text>: </xsl:text>
      <xsl:apply-templates select="r:value" mode="value"><xsl:with-param name="of"><xsl:apply-templates select="@name" mode="step-word"/></xsl:with-param></xsl:apply-templates>
    </xsl:if>
    <xsl:if test="@file">
      <xsl:text> </xsl:text>
      <code class="place"><xsl:value-of select="@file"/><xsl:if test="@line"><xsl:value-of select="concat(':', @line)"/></xsl:if></code>
    </xsl:if>
    <xsl:apply-templates select="r:because" mode="reasons"/>
    <xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template>
  </li>
</xsl:template>

<!-- where the catalogue has the words for a step's value -->
<xsl:template match="@name" mode="step-word">
  <xsl:choose>
    <xsl:when test=". = 'evidence'">evidence</xsl:when>
    <xsl:when test=". = 'mapping'">relation</xsl:when>
    <xsl:when test=". = 'flag'">state</xsl:when>
    <xsl:when test=". = 'cell'">exposure</xsl:when>
  </xsl:choose>
</xsl:template>

<!-- ======== the record ======== -->

<xsl:template match="r:report" mode="record-rows">
  <xsl:apply-templates select="r:provision/r:basis" mode="row"/>
  <xsl:apply-templates select="r:context/r:version|r:context/r:text" mode="row"/>
  <xsl:variable name="reviewed" select="r:provision/r:mappings/r:mapping[r:reviewed]"/>
  <xsl:if test="$reviewed">
    <dt>Reviewed</dt>
    <dd>
      <ul class="plain">
        <xsl:for-each select="$reviewed">
          <li>
            <xsl:apply-templates select="r:obligation" mode="value"/>
            <xsl:for-each select="r:reviewed">
              <xsl:text>: by </xsl:text>
              <xsl:if test="r:by"><xsl:value-of select="concat(r:by, ', ')"/></xsl:if>
              <xsl:value-of select="r:capacity"/>
              <xsl:text>, on </xsl:text>
              <xsl:apply-templates select="r:on" mode="value"/>
              <xsl:if test="r:expires">; to be renewed by <xsl:apply-templates select="r:expires" mode="value"/></xsl:if>
            </xsl:for-each>
          </li>
        </xsl:for-each>
      </ul>
    </dd>
  </xsl:if>
  <xsl:apply-templates select="r:provision/r:sources" mode="row"><xsl:with-param name="label" select="'clause-sources'"/></xsl:apply-templates>
  <xsl:apply-templates select="r:provision/r:categories" mode="row"/>
  <xsl:apply-imports/>
  <dt>How to read this</dt>
  <dd><a href="{$root}methodology.html">Methodology</a>, <a href="{$root}about.html">about this site</a></dd>
</xsl:template>

</xsl:stylesheet>
