<?xml version="1.0" encoding="UTF-8"?>
<!-- A clause, in the order a lawyer reads it. The template "main" below is the table of contents: a line a section,
     each a named template with the name of its heading's id. A project that gives one of the same name replaces
     that section and nothing else. Each fact stands in one place. -->
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
<xsl:key name="outcomes" match="r:outcome" use="concat(r:obligation/@ref, ' ', r:service/@ref)"/>
<xsl:variable name="inferred" select="/r:report/r:provision/r:basis = 'inferred'"/>

<xsl:template match="r:report" mode="main">
  <xsl:call-template name="glance"/>
  <xsl:call-template name="says"/>
  <xsl:call-template name="is"/>
  <xsl:if test="r:provision/r:matters"><xsl:call-template name="matters"/></xsl:if>
  <xsl:if test="r:provision/r:impact"><xsl:call-template name="impact"/></xsl:if>
  <xsl:if test="r:provision/r:note or r:provision/r:counsel or r:provision/r:divergences"><xsl:call-template name="read"/></xsl:if>
  <xsl:call-template name="landscape"/>
  <xsl:if test="$outcomes"><xsl:call-template name="governance"/></xsl:if>
  <xsl:if test="r:flags/r:flag"><xsl:call-template name="flags"/></xsl:if>
  <xsl:call-template name="contract"/>
  <xsl:if test="$outcomes or r:provision/r:considerations"><xsl:call-template name="considerations"/></xsl:if>
  <xsl:if test="$outcomes or r:provision/r:enforcement-risk"><xsl:call-template name="enforcement"/></xsl:if>
  <xsl:if test="r:provision/r:due-diligence"><xsl:call-template name="diligence"/></xsl:if>
  <xsl:call-template name="comparison"/>
  <xsl:call-template name="past"/>
</xsl:template>

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

<!-- ======== in short ======== -->

<!-- what is asked first, one line each; counsel's value leads, and what the matrix indicates stands beside it -->
<xsl:template name="glance">
  <section class="glance" aria-labelledby="glance">
    <h2 id="glance">In short</h2>
    <dl>
      <xsl:apply-templates select="r:provision/r:assessed" mode="glance"/>
      <dt>Exposure indicated</dt>
      <dd>
        <xsl:apply-templates select="r:exposure/r:tally" mode="value"/>
        <xsl:if test="$outcomes">
          <xsl:text>, one rating a mapping</xsl:text>
          <xsl:if test="$services"> and service</xsl:if>
          <xsl:text>; </xsl:text>
          <a href="#governance">each explained</a>
        </xsl:if>
        <xsl:apply-templates select="r:exposure/r:remarks" mode="reasons"><xsl:with-param name="class" select="'remarks'"/></xsl:apply-templates>
      </dd>
      <xsl:if test="$outcomes"><xsl:apply-templates select="r:brief/r:confidence" mode="glance"/></xsl:if>
      <dt>Basis</dt>
      <dd><xsl:apply-templates select="r:provision/r:basis" mode="value"/></dd>
      <dt>Jurisdictions</dt>
      <dd>
        <xsl:apply-templates select="r:brief/r:flagged" mode="line"/>
        <xsl:if test="r:flags/r:flag"><xsl:text>; </xsl:text><a href="#flags">with reasons</a></xsl:if>
      </dd>
      <dt>Prevalence</dt>
      <dd>
        <ul class="plain">
          <xsl:for-each select="r:brief/r:common/r:common">
            <li><xsl:apply-templates select="r:category" mode="value"/>: <xsl:apply-templates select="r:says" mode="sentences"/></li>
          </xsl:for-each>
        </ul>
      </dd>
    </dl>
  </section>
</xsl:template>

<xsl:template match="r:assessed" mode="glance">
  <dt>Exposure assessed</dt>
  <dd class="assessed">
    <xsl:apply-templates select="r:exposure" mode="mark"/>
    <xsl:text> by </xsl:text>
    <xsl:call-template name="signed"/>
    <xsl:apply-templates select="r:reason" mode="prose"/>
    <xsl:apply-templates select="r:sources" mode="value"/>
  </dd>
</xsl:template>

<xsl:template match="r:confidence" mode="glance">
  <dt>Confidence of the mappings</dt>
  <dd>
    <xsl:for-each select="@*[local-name() != 'of'][. &gt; 0]">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:value-of select="concat(., '&#160;')"/>
      <xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/></xsl:call-template>
    </xsl:for-each>
    <xsl:value-of select="concat(' of ', @of)"/>
  </dd>
</xsl:template>

<!-- ======== the clause ======== -->

<xsl:template name="says">
  <section aria-labelledby="says">
    <h2 id="says">The words, and their evidence</h2>
    <p class="basis basis-{r:provision/r:basis}">
      <xsl:apply-templates select="r:provision/r:basis" mode="term"><xsl:with-param name="of" select="'seen'"/></xsl:apply-templates>
      <!-- each excerpt has its own state; without one the clause has -->
      <xsl:if test="not(r:provision/r:excerpts) and not($inferred) and r:evidence/@state != r:provision/r:basis">
        <xsl:text> Evidence: </xsl:text>
        <xsl:apply-templates select="r:evidence/@state" mode="term"><xsl:with-param name="of" select="'evidence'"/></xsl:apply-templates>
        <xsl:text>.</xsl:text>
      </xsl:if>
    </p>
    <xsl:if test="not($inferred)">
      <xsl:apply-templates select="r:provision/r:excerpts/r:excerpt">
        <xsl:with-param name="of" select="r:context/r:document"/>
        <xsl:with-param name="evidence" select="r:evidence"/>
        <xsl:with-param name="id" select="'evidence.'"/>
      </xsl:apply-templates>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="is">
  <section aria-labelledby="is">
    <h2 id="is">What it is</h2>
    <xsl:apply-templates select="r:provision/r:summary" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="matters">
  <section aria-labelledby="matters">
    <h2 id="matters">Why it matters</h2>
    <xsl:apply-templates select="r:provision/r:matters" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="impact">
  <section aria-labelledby="impact">
    <h2 id="impact">What it means for consumers</h2>
    <xsl:apply-templates select="r:provision/r:impact" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="read">
  <section aria-labelledby="read">
    <h2 id="read">How it is read</h2>
    <xsl:apply-templates select="r:provision/r:note" mode="prose"/>
    <xsl:if test="r:provision/r:counsel">
      <h3>Note to counsel, privileged</h3>
      <xsl:apply-templates select="r:provision/r:counsel" mode="prose"/>
    </xsl:if>
    <xsl:apply-templates select="r:provision/r:divergences"/>
  </section>
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
  <xsl:variable name="same" select="key('outcomes', concat(r:obligation/@ref, ' ', r:service/@ref))"/>
  <!-- an obligation mapped twice -->
  <xsl:if test="$same[2]">
    <xsl:variable name="again" select="count(preceding-sibling::r:outcome[count(.|$same) = count($same)])"/>
    <xsl:if test="$again"><xsl:value-of select="concat('.', $again + 1)"/></xsl:if>
  </xsl:if>
</xsl:template>

<xsl:template match="r:outcome" mode="name">
  <xsl:if test="r:citation"><xsl:apply-templates select="." mode="article"/></xsl:if>
  <xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if>
</xsl:template>

<!-- the article that a row is about, and where that matters the service -->
<xsl:template match="r:outcome" mode="row-head">
  <xsl:param name="service" select="$services"/>
  <xsl:variable name="anchor"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <dt>
    <a href="#{$anchor}"><xsl:apply-templates select="." mode="name"/></a>
    <xsl:if test="$service">, <xsl:value-of select="r:service"/></xsl:if>
  </dt>
</xsl:template>

<xsl:template name="landscape">
  <section aria-labelledby="landscape">
    <h2 id="landscape">Regulatory landscape</h2>
    <xsl:choose>
      <xsl:when test="$outcomes">
        <xsl:call-template name="mappings"/>
        <xsl:if test="r:provision/r:landscape">
          <details>
            <summary>The law around it, in the author’s words</summary>
            <xsl:apply-templates select="r:provision/r:landscape" mode="prose"/>
          </details>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="r:provision/r:landscape" mode="prose"/>
        <p class="none">No obligation is mapped to this clause.</p>
      </xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<!-- a row a mapping: a person's or a program's claim, so the row says which -->
<xsl:template name="mappings">
  <div class="wide">
    <table class="stack mappings">
      <caption>
        <xsl:text>Mappings, one a row; force is that of the day</xsl:text>
        <xsl:if test="$inferred">. What the clause does, it does if it reads as inferred</xsl:if>
      </caption>
      <thead>
        <tr>
          <th scope="col">Article</th><th scope="col">The clause</th><th scope="col">Force</th><th scope="col">By contract</th><th scope="col">Sanction</th><th scope="col">Why</th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="$heads" mode="mapping"/></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:outcome" mode="mapping">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <tr id="{$id}">
    <th scope="row">
      <a href="#{$id}.why"><xsl:apply-templates select="." mode="name"/></a>
      <xsl:if test="r:citation"><xsl:text> </xsl:text><span class="note"><xsl:value-of select="r:obligation"/></span></xsl:if>
    </th>
    <td data-label="The clause">
      <xsl:apply-templates select="r:relation" mode="term"/>
      <xsl:text> it</xsl:text>
    </td>
    <td data-label="Force">
      <xsl:if test="not($services)"><xsl:apply-templates select="." mode="force"/></xsl:if>
      <xsl:if test="$services">
        <ul class="plain">
          <xsl:for-each select=".|self::*[$services]/following-sibling::r:outcome[position() &lt; $each]"><li><xsl:value-of select="r:service"/>: <xsl:apply-templates select="." mode="force"/></li></xsl:for-each>
        </ul>
      </xsl:if>
    </td>
    <td data-label="By contract">
      <xsl:if test="r:contract/r:effect">
        <xsl:apply-templates select="r:contract/r:effect" mode="term"/>
        <p class="note">by <xsl:apply-templates select="r:contract/r:basis" mode="term"><xsl:with-param name="of" select="'contract-basis'"/></xsl:apply-templates></p>
      </xsl:if>
      <xsl:if test="not(r:contract/r:effect)">not recorded</xsl:if>
    </td>
    <td data-label="Sanction">
      <xsl:for-each select="r:sanctions/r:sanction">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:apply-templates select="." mode="term"/>
      </xsl:for-each>
      <xsl:if test="not(r:sanctions/r:sanction)">not recorded</xsl:if>
    </td>
    <td data-label="Why">
      <xsl:apply-templates select="r:rationale" mode="rich"/>
      <p class="note">Mapping: <xsl:apply-templates select="r:status" mode="term"/>, <xsl:apply-templates select="r:method" mode="term"/> work, confidence <xsl:apply-templates select="r:confidence" mode="term"/></p>
    </td>
  </tr>
</xsl:template>

<xsl:template match="r:outcome" mode="force">
  <xsl:apply-templates select="r:force/@state" mode="term"><xsl:with-param name="of" select="'force'"/></xsl:apply-templates>
  <xsl:apply-templates select="r:indicated/r:qualifiers" mode="due"/>
</xsl:template>

<!-- ======== exposure ======== -->

<!-- the reasons from the clause to the band, each with the file and line where what it says is written; what
     qualifies the band never lowers it -->
<xsl:template name="governance">
  <section aria-labelledby="governance">
    <h2 id="governance">Exposure, row by row</h2>
    <p class="note" id="chain">Each row opens to the steps from the mapping to its band by the published rule, and to the law itself.</p>
    <xsl:apply-templates select="$heads" mode="explained"/>
  </section>
</xsl:template>

<!-- the id stands on what folds, so that a link to it unfolds it -->
<xsl:template match="r:outcome" mode="explained">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <xsl:variable name="all" select=".|self::*[$services]/following-sibling::r:outcome[position() &lt; $each]"/>
  <details class="explained">
    <summary>
      <span><xsl:apply-templates select="." mode="name"/></span>
      <xsl:for-each select="$all">
        <span>
          <xsl:if test="$services"><xsl:value-of select="r:service"/>: </xsl:if>
          <xsl:apply-templates select="r:indicated/@exposure" mode="mark"/>
          <xsl:if test="r:indicated/@bearer"> borne by <xsl:apply-templates select="r:indicated/@bearer" mode="term"/></xsl:if>
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="r:flag/@state" mode="mark"/>
        </span>
      </xsl:for-each>
    </summary>
    <div id="{$id}.why">
      <xsl:for-each select="$all">
        <xsl:if test="$services"><p class="beside">For <xsl:apply-templates select="r:service" mode="value"/></p></xsl:if>
        <ol class="steps"><xsl:apply-templates select="r:chain/r:step[not(@name = 'words' or @name = 'evidence')]"/></ol>
        <xsl:if test="r:upcoming/r:reason"><p><xsl:apply-templates select="r:upcoming" mode="due"/></p></xsl:if>
      </xsl:for-each>
      <dl>
        <xsl:apply-templates select="r:law" mode="row"/>
        <xsl:apply-templates select="r:exceptions|r:unsettled" mode="row"/>
        <xsl:apply-templates select="r:sources" mode="row"><xsl:with-param name="label" select="'law-sources'"/></xsl:apply-templates>
      </dl>
    </div>
  </details>
</xsl:template>

<!-- which law, in which version, and how well it is known -->
<xsl:template match="r:outcome/r:law" mode="value">
  <a href="{$root}{@href}"><xsl:value-of select="."/></a>
  <xsl:for-each select="../r:deontic">; <xsl:apply-templates select="." mode="term"/></xsl:for-each>
  <xsl:for-each select="../r:version">; <xsl:apply-templates select="." mode="value"/></xsl:for-each>
  <xsl:for-each select="../r:source-confidence">; confidence in the sources <xsl:apply-templates select="." mode="value"/></xsl:for-each>
  <xsl:for-each select="../r:checked">; last read on <xsl:apply-templates select="." mode="value"/></xsl:for-each>
</xsl:template>

<xsl:template match="r:outcome/r:version" mode="value">
  <xsl:text>as amended by </xsl:text>
  <xsl:value-of select="r:by"/>
  <xsl:if test="r:from"> from <xsl:apply-templates select="r:from" mode="value"/></xsl:if>
  <xsl:if test="r:until"> until <xsl:apply-templates select="r:until" mode="value"/></xsl:if>
</xsl:template>

<xsl:template match="r:step">
  <li>
    <strong><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'step'"/></xsl:apply-templates></strong>
    <xsl:if test="r:value">
      <xsl:text>: </xsl:text>
      <xsl:apply-templates select="r:value" mode="value"><xsl:with-param name="of"><xsl:apply-templates select="@name" mode="step-word"/></xsl:with-param></xsl:apply-templates>
    </xsl:if>
    <xsl:if test="@name = 'role'"><xsl:apply-templates select="ancestor::r:outcome/r:applies" mode="bound"/></xsl:if>
    <xsl:if test="r:because/r:reason">. <xsl:apply-templates select="r:because" mode="sentences"/></xsl:if>
    <xsl:if test="@file">
      <xsl:text> </xsl:text>
      <code class="place"><xsl:value-of select="@file"/><xsl:if test="@line"><xsl:value-of select="concat(':', @line)"/></xsl:if></code>
    </xsl:if>
    <!-- what is still needed is the list of the considerations; only what keeps the band open is not in it -->
    <xsl:if test="@name = 'cell'"><xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template></xsl:if>
    <xsl:if test="@name = 'flag' and r:needs/r:reason">
      <xsl:variable name="id"><xsl:apply-templates select="ancestor::r:outcome" mode="anchor"/></xsl:variable>
      <xsl:text> </xsl:text>
      <a href="#{$id}.settle">What is to be settled</a>
    </xsl:if>
  </li>
</xsl:template>

<xsl:template match="r:applies" mode="bound">
  <xsl:text>: the platform, </xsl:text>
  <xsl:apply-templates select="@platform" mode="term"><xsl:with-param name="of" select="'bound'"/></xsl:apply-templates>
  <xsl:text>; people who use the service, </xsl:text>
  <xsl:apply-templates select="@users" mode="term"><xsl:with-param name="of" select="'bound'"/></xsl:apply-templates>
</xsl:template>

<!-- where the catalogue has the words for a step's value -->
<xsl:template match="@name" mode="step-word">
  <xsl:choose>
    <xsl:when test=". = 'evidence'"><xsl:value-of select="'evidence'"/></xsl:when>
    <xsl:when test=". = 'mapping'"><xsl:value-of select="'relation'"/></xsl:when>
    <xsl:when test=". = 'flag'"><xsl:value-of select="'state'"/></xsl:when>
    <xsl:when test=". = 'cell'"><xsl:value-of select="'exposure'"/></xsl:when>
  </xsl:choose>
</xsl:template>

<!-- ======== flags ======== -->

<xsl:template name="flags">
  <section aria-labelledby="flags">
    <h2 id="flags">Jurisdictions, with reasons</h2>
    <xsl:apply-templates select="r:flags"/>
  </section>
</xsl:template>

<!-- ======== what follows ======== -->

<xsl:template name="contract">
  <section aria-labelledby="contract">
    <h2 id="contract">Contract and vendor implications</h2>
    <xsl:apply-templates select="r:provision/r:contracts" mode="prose"/>
    <xsl:for-each select="$outcomes/r:discharge[r:reason]">
      <p class="discharge"><xsl:apply-templates select="." mode="sentences"/></p>
    </xsl:for-each>
    <dl>
      <xsl:apply-templates select="r:context/r:entity|r:context/r:governing-law|r:context/r:governs|r:context/r:user-classes" mode="row"/>
      <xsl:if test="not(r:context/r:entity)"><dt>Contracting entity</dt><dd>not recorded</dd></xsl:if>
      <xsl:if test="not(r:context/r:governing-law)"><dt>Governing law</dt><dd>not recorded</dd></xsl:if>
    </dl>
    <xsl:variable name="noted" select="$heads[r:contract/r:note or r:contract/r:when]"/>
    <xsl:if test="$noted">
      <details>
        <summary>Notes on what a contract can do about a duty: <xsl:value-of select="count($noted)"/></summary>
        <dl>
          <xsl:for-each select="$noted">
            <xsl:apply-templates select="." mode="row-head"><xsl:with-param name="service" select="false()"/></xsl:apply-templates>
            <dd>
              <xsl:if test="r:contract/r:when">Condition: <xsl:apply-templates select="r:contract/r:when" mode="value"/>. </xsl:if>
              <xsl:value-of select="r:contract/r:note"/>
            </dd>
          </xsl:for-each>
        </dl>
      </details>
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
    <xsl:if test="$outcomes">
      <p class="note">Each duty in the words of the map’s author, with what is to be settled before it is known whether it is owed.</p>
      <xsl:for-each select="$heads">
        <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
        <details class="explained">
          <summary><span><xsl:apply-templates select="." mode="name"/></span><xsl:if test="r:citation"><span><xsl:value-of select="r:obligation"/></span></xsl:if></summary>
          <div id="{$id}.settle">
            <xsl:apply-templates select="r:duty" mode="prose"/>
            <xsl:if test="r:evidenced-in"><p class="rests">Keeping it would show in: <xsl:apply-templates select="r:evidenced-in" mode="value"/>.</p></xsl:if>
            <xsl:for-each select=".|self::*[$services]/following-sibling::r:outcome[position() &lt; $each]">
              <!-- the flag's list holds what the question of who is bound needs, and more -->
              <xsl:variable name="needs" select="(r:flag/r:needs[r:reason]|r:applies[not(../r:flag/r:needs/r:reason)]/r:needs[r:reason])[1]"/>
              <xsl:if test="$needs">
                <div class="needs">
                  <p>To be settled<xsl:if test="$services"> for <xsl:value-of select="r:service"/></xsl:if>:</p>
                  <xsl:apply-templates select="$needs" mode="reasons"/>
                </div>
              </xsl:if>
            </xsl:for-each>
          </div>
        </details>
      </xsl:for-each>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="enforcement">
  <section aria-labelledby="enforcement">
    <h2 id="enforcement">Enforcement risk</h2>
    <xsl:apply-templates select="r:provision/r:enforcement-risk" mode="prose"/>
    <xsl:if test="$outcomes">
      <p class="note">What the law provides for a breach, as recorded. How likely that is, is not assessed.</p>
      <details>
        <summary>Who can act, and with what: <xsl:value-of select="count($heads)"/><xsl:if test="$heads[2]"> duties</xsl:if><xsl:if test="not($heads[2])"> duty</xsl:if></summary>
        <dl>
          <xsl:for-each select="$heads">
            <xsl:apply-templates select="." mode="row-head"><xsl:with-param name="service" select="false()"/></xsl:apply-templates>
            <dd>
              <xsl:apply-templates select="r:enforcement" mode="value"/>
              <xsl:if test="not(r:enforcement)">not recorded</xsl:if>
            </dd>
          </xsl:for-each>
        </dl>
      </details>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="diligence">
  <section aria-labelledby="diligence">
    <h2 id="diligence">Due-diligence checklist</h2>
    <xsl:for-each select="r:provision/r:due-diligence"><xsl:call-template name="items"/></xsl:for-each>
  </section>
</xsl:template>

<!-- ======== beside others ======== -->

<xsl:template name="comparison">
  <section aria-labelledby="comparison">
    <h2 id="comparison">How other platforms handle this</h2>
    <xsl:choose>
      <xsl:when test="r:comparison/r:comparators/r:comparator">
        <p>
          <xsl:text>Clauses of the same category, of other platforms that offer the same kind of service, and what the author chose. </xsl:text>
          <xsl:apply-templates select="r:comparison/r:remarks[r:reason]" mode="sentences"/>
          <xsl:text> Side by side: </xsl:text>
          <xsl:for-each select="r:provision/r:categories/r:category">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:apply-templates select="." mode="value"/>
          </xsl:for-each>
          <xsl:text>.</xsl:text>
        </p>
        <xsl:call-template name="comparators"/>
      </xsl:when>
      <xsl:otherwise><p class="none">No clause of the same category is recorded for another platform with the same kind of service.</p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<xsl:template name="comparators">
  <div class="wide">
    <table class="stack comparators">
      <caption>Comparable clauses, one a row</caption>
      <thead>
        <tr>
          <th scope="col">Platform</th><th scope="col">Clause and words</th><th scope="col">Evidence</th><th scope="col">Exposure</th><th scope="col">Why it is comparable</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:comparison/r:comparators/r:comparator">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:platform" mode="value"/></th>
            <td data-label="Clause and words">
              <xsl:apply-templates select="r:provision" mode="value"/>
              <xsl:call-template name="quoted"/>
            </td>
            <td data-label="Evidence"><xsl:call-template name="evidenced"><xsl:with-param name="unit" select="r:provision"/></xsl:call-template></td>
            <td data-label="Exposure">
              <xsl:if test="r:assessed"><xsl:apply-templates select="r:assessed" mode="mark"/> assessed; indicated: </xsl:if>
              <xsl:apply-templates select="r:tally" mode="value"/>
            </td>
            <td data-label="Why it is comparable">
              <xsl:apply-templates select="r:because" mode="sentences"/>
              <xsl:if test="r:why"><xsl:value-of select="concat(' ', r:why)"/></xsl:if>
              <p class="note">
                <xsl:text>Offers: </xsl:text>
                <xsl:call-template name="terms"><xsl:with-param name="words" select="r:service-kind"/><xsl:with-param name="of" select="'service-kind'"/></xsl:call-template>
                <xsl:if test="not(r:service-kind)">see the platform</xsl:if>
                <xsl:text>. A contract with: </xsl:text>
                <xsl:call-template name="terms"><xsl:with-param name="words" select="r:user-classes"/><xsl:with-param name="of" select="'user-class'"/></xsl:call-template>
                <xsl:if test="not(r:user-classes)">not recorded</xsl:if>
              </p>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== history ======== -->

<xsl:template name="past">
  <section aria-labelledby="past">
    <h2 id="past">History of the clause</h2>
    <p><xsl:apply-templates select="r:past/r:remarks[r:reason]" mode="sentences"/></p>
    <xsl:if test="r:provision/r:excerpts and r:evidence/r:excerpts/r:excerpt/r:found">
      <div class="wide">
        <table class="stack">
          <caption>Its words in captures</caption>
          <thead><tr><th scope="col">Words</th><th scope="col">First captured</th><th scope="col">Last captured</th><th scope="col">What became of them</th></tr></thead>
          <tbody>
            <xsl:for-each select="r:evidence/r:excerpts/r:excerpt">
              <tr>
                <th scope="row"><a href="#evidence.{position()}">Excerpt <xsl:value-of select="position()"/></a></th>
                <td data-label="First captured"><xsl:apply-templates select="r:found/r:first-on" mode="value"/><xsl:if test="not(r:found)">not followed</xsl:if></td>
                <td data-label="Last captured"><xsl:apply-templates select="r:found/r:last-on" mode="value"/><xsl:if test="not(r:found)">not followed</xsl:if></td>
                <td data-label="What became of them">
                  <xsl:apply-templates select="r:found/@fate" mode="term"><xsl:with-param name="of" select="'fate'"/></xsl:apply-templates>
                  <xsl:if test="r:found/r:since-on"> since <xsl:apply-templates select="r:found/r:since-on" mode="value"/></xsl:if>
                  <xsl:if test="not(r:found)">not known</xsl:if>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <xsl:if test="r:past/r:records/r:record">
      <h3>Steps between captures that touch its words or section</h3>
      <ul class="plain">
        <xsl:for-each select="r:past/r:records/r:record">
          <li>
            <a href="{$root}{r:record/@href}"><xsl:apply-templates select="r:says/r:reason[@code = 'change.class']" mode="say"/></a>
            <xsl:for-each select="r:says/r:reason[@code = 'change.mark' or @code = 'change.sentences' or @code = 'change.judged']">
              <xsl:text> </xsl:text>
              <xsl:apply-templates select="." mode="say"/>
            </xsl:for-each>
            <xsl:if test="r:change"><xsl:text> </xsl:text><xsl:apply-templates select="r:change" mode="value"/></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:apply-templates select="r:past/r:versions"/>
  </section>
</xsl:template>

<!-- what the document's author recorded of them; each says from what -->
<xsl:template match="r:past/r:versions">
  <h3>Other versions of the document that are recorded</h3>
  <dl>
    <xsl:for-each select="r:version">
      <dt><xsl:apply-templates select="r:version" mode="term"/></dt>
      <dd>
        <xsl:text>Text at hand: </xsl:text>
        <xsl:apply-templates select="r:text" mode="term"/>
        <xsl:text>.</xsl:text>
        <xsl:if test="r:entity"><xsl:value-of select="concat(' Contracting entity: ', r:entity, '.')"/></xsl:if>
        <xsl:if test="r:note"><xsl:value-of select="concat(' ', r:note)"/></xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </dd>
    </xsl:for-each>
  </dl>
</xsl:template>

<!-- ======== the record ======== -->

<xsl:template match="r:report" mode="record-rows">
  <xsl:apply-templates select="r:context/r:version|r:context/r:text" mode="row"/>
  <xsl:variable name="reviewed" select="r:provision/r:mappings/r:mapping[r:reviewed]"/>
  <xsl:if test="$outcomes and not($reviewed)"><dt>Reviewed</dt><dd>No review of a mapping is recorded.</dd></xsl:if>
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
              <xsl:if test="r:fingerprint">; fingerprint of what was reviewed: <code><xsl:value-of select="r:fingerprint"/></code></xsl:if>
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
